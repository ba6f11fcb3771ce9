/** Whoever holds their screen towards somebody must not have to scroll for the code. */
import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { button, client, freshSheet, onOpenChange, open, shown } from '../support/invite-sheet.tsx'

freshSheet()

const code = () => page.getByTestId('invite-qr').element() as SVGSVGElement
const body = () => {
  let box = code().parentElement
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement
  return box as HTMLElement
}
const squarePixels = () => code().getBoundingClientRect().width / code().viewBox.baseVal.width
const rest = () => Promise.allSettled(document.getAnimations().map((animation) => animation.finished))

async function expectWhole() {
  await rest()
  const [drawn, seen] = [code().getBoundingClientRect(), body().getBoundingClientRect()]
  expect(drawn.top).toBeGreaterThanOrEqual(seen.top)
  // Paper that is cut by less than a pixel is paper.
  expect(drawn.bottom).toBeLessThanOrEqual(seen.bottom + 1)
  expect(drawn.left).toBeGreaterThanOrEqual(seen.left)
  expect(drawn.right).toBeLessThanOrEqual(seen.right)
  expect(seen.bottom).toBeLessThanOrEqual(window.innerHeight)
  expect(squarePixels()).toBeGreaterThanOrEqual(5)
}

it.each([
  [740, 360],
  [1280, 720],
  [360, 740],
])(
  'news in the place of the code have the focus, and Escape closes them, at %i × %i',
  async (width, height) => {
    await page.viewport(width, height)
    await open()
    await shown('made-1')
    client.change('made-1', { state: { is: 'used', by: 'juliet@verona.example', at: Date.now() } })
    await expect.element(button('Say hello')).toHaveFocus()
    await rest()
    await expect.element(button('Say hello')).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(onOpenChange.mock.calls).toEqual([[false]])
  },
)

describe('the code of the sheet', () => {
  it.each([
    [1280, 720],
    [1440, 900],
    [1024, 600],
    [844, 390],
    [740, 360],
    [667, 375],
    [768, 1024],
    [360, 740],
    [320, 640],
  ])('is whole at %i × %i, five pixels a square at least, without scrolling', async (width, height) => {
    await page.viewport(width, height)
    await open()
    await shown('made-1')
    await expectWhole()
  })

  it('stays in sight while the rest goes by, on a phone that lies on its side', async () => {
    await page.viewport(740, 360)
    await open()
    await shown('made-1')
    body().scrollTop = body().scrollHeight
    expect(body().scrollTop).toBeGreaterThan(0)
    await expectWhole()
    await expect.element(page.getByRole('textbox', { name: 'For whom?' })).toBeInViewport()
  })

  it('leaves room for everything else in a window of 1280 × 720, whatever is offered', async () => {
    await page.viewport(1280, 720)
    client.invites.offers.set({
      status: 'known',
      issuer: 'client',
      kinds: [{ kind: 'contact', leaky: false }],
    })
    client.invites.answers.check = () => ({ status: 'needs-us' })
    await open()
    await shown('made-1')
    await expect.element(button('Only for one address')).toBeInViewport()
    await rest()
    expect(body().scrollHeight).toBeLessThanOrEqual(body().clientHeight)
  })

  it('has its place before it is there, at the same spot', async () => {
    await page.viewport(1280, 720)
    let give = () => {}
    const { make } = client.invites.answers
    client.invites.answers.make = (kind) =>
      new Promise((resolve) => {
        give = () => resolve(make(kind))
      })
    await open()
    const waiting = page.getByText('Asking verona.example for an invite').element()
      .parentElement as HTMLElement
    await rest()
    const before = waiting.getBoundingClientRect()
    give()
    await shown('made-1')
    await rest()
    const card = code().parentElement?.parentElement as HTMLElement
    const after = card.getBoundingClientRect()
    for (const edge of ['left', 'width', 'height'] as const)
      expect(Math.abs(after[edge] - before[edge]), edge).toBeLessThanOrEqual(1)
  })
})
