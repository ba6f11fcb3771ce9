import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../src/ui/base.css'
import { KitPage } from '../../src/ui/kit/KitPage.tsx'
import { hitSize } from '../support/kit-stage.tsx'

beforeEach(() => page.viewport(1440, 900))
afterEach(() => page.viewport(414, 896))

describe('the whole kit', () => {
  it('is shown without a word of complaint', async () => {
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const screen = await render(<KitPage />)
    await expect.element(screen.getByRole('heading', { name: 'Dark' })).toBeInTheDocument()
    expect(complaints.flatMap((spy) => spy.mock.calls)).toEqual([])
  })

  it('meets a finger everywhere: each control is hit over at least 40 px', async () => {
    const screen = await render(<KitPage />)
    const controls = [
      ...screen.container.querySelectorAll('[data-theme=light] :is(button, a, label:has(input))'),
    ].filter((element) => element.getClientRects().length > 0)
    expect(controls.length).toBeGreaterThan(50)
    for (const control of controls) {
      control.scrollIntoView({ block: 'center' })
      const { width, height } = hitSize(control)
      // Pressed ones are drawn at 98 %.
      expect.soft(Math.min(width, height), control.outerHTML.slice(0, 160)).toBeGreaterThanOrEqual(39)
    }
  })

  it.each([320, 360, 768])(
    'fits into %i px without a sideways scroll, in both directions of reading',
    async (width) => {
      await page.viewport(width, 800)
      const screen = await render(<KitPage />)
      const main = screen.getByRole('main').element()
      for (const direction of ['ltr', 'rtl']) {
        document.documentElement.dir = direction
        expect.soft(main.scrollWidth, direction).toBeLessThanOrEqual(main.clientWidth)
      }
      document.documentElement.dir = 'ltr'
    },
  )
})
