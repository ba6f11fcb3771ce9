/** Where somebody who reads a conversation looks, and what they see of it in each frame. */
import { page } from 'vitest/browser'

export const log = () => page.getByRole('log').element() as HTMLElement
export const row = (id: string) => document.querySelector<HTMLElement>(`[data-id="${id}"]`)
/** Where the message is seen, from the upper edge of the view. */
export const topOf = (id: string) => {
  const element = row(id)
  if (!element) throw new Error(`${id} is not in the document`)
  return element.getBoundingClientRect().top - log().getBoundingClientRect().top
}
export const fromEnd = () => log().scrollHeight - log().clientHeight - log().scrollTop

/** Two frames: what was to be measured has been measured, and is painted. */
export const settled = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** The first message that is wholly in sight, and where it is. */
export function reading() {
  const view = log().getBoundingClientRect()
  const all = [...document.querySelectorAll<HTMLElement>('[data-testid="message"]')]
  const found = all
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .find((element) => element.getBoundingClientRect().top >= view.top)
  const id = found?.dataset.id ?? ''
  return { id, top: topOf(id) }
}

/** Where a message is in each of the next frames, as painted. */
export async function frames(id: string, count: number, between: (frame: number) => void = () => {}) {
  const tops: number[] = []
  for (let frame = 0; frame < count; frame++) {
    between(frame)
    await new Promise(requestAnimationFrame)
    await Promise.resolve()
    tops.push(topOf(id))
  }
  return tops
}
