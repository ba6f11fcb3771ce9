/** How files share their room with names and words. */
import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { FilesOfMessage } from '../../src/features/attachments/FilesOfMessage.tsx'
import type { Attachment } from '../../src/model/attachment.ts'
import { NOON, said, stage } from '../support/chat-stage.tsx'
import { fakeClient } from '../support/fake-client.tsx'

const file = (patch: Partial<Attachment>): Attachment => ({
  url: 'https://files.capulet.example/a',
  name: 'a.png',
  type: 'image/png',
  size: 12_345,
  ...patch,
})
const open = (attachment: Attachment, body = '') =>
  stage(<FilesOfMessage message={{ ...said('m', 1, body), attachments: [attachment] }} />, {
    client: fakeClient({ now: NOON }),
    width: 320,
    height: 500,
  })
const element = (selector: string) => document.querySelector<HTMLElement>(selector)

beforeEach(async () => {
  await page.viewport(900, 800)
})

describe('the name of a file', () => {
  it('loses its middle where it is too long, and shows how it ends', async () => {
    const name = 'Seating plan for the summer supper, final final version.pdf'
    await open(file({ name, type: 'application/pdf' }))
    await expect.poll(() => element('[title]')?.textContent).toBe(name)
    const [start, end] = [...(element('[title] [dir]')?.children ?? [])] as [HTMLElement, HTMLElement]
    expect(start.scrollWidth).toBeGreaterThan(start.clientWidth)
    expect(end.textContent).toBe('rsion.pdf')
    const edge = element('[title]')?.getBoundingClientRect().right ?? 0
    expect(end.getBoundingClientRect().right).toBeLessThanOrEqual(edge)
  })

  it('stands whole where it fits', async () => {
    await open(file({ name: 'Seats.pdf', type: 'application/pdf' }))
    await expect.element(page.getByText('Seats.pdf')).toBeVisible()
    const start = element('[title] [dir]')?.firstElementChild as HTMLElement
    expect(start.textContent).toBe('Seats.pdf')
    expect(start.scrollWidth).toBe(start.clientWidth)
  })
})

describe('a picture that is narrow', () => {
  const screenshot = file({ width: 590, height: 1280 })
  const width = () => element('[style*="aspect-ratio"]')?.getBoundingClientRect().width

  it('is as wide as words can run below it, and decides how far they do', async () => {
    await open(screenshot, 'This is how it looks in the evening, and in the morning it is another matter')
    await expect.poll(width).toBe(220)
    expect(element('[data-wide]')).not.toBeNull()
  })

  it('keeps its own shape without words', async () => {
    await open(screenshot)
    await expect.poll(width).toBe(148)
  })
})
