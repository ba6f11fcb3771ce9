/** Scrolling up as with a hard flick, frame by frame, and how many frames were not painted in time. */

const inPage = () => {
  /** Pixels in a frame: ten messages a second would be reading, this is looking for something. */
  const STEP = 240
  const FRAME = 1000 / 60
  window.scrollThrough = async (count) => {
    const log = document.querySelector('[role=log]')
    const numberOf = () => {
      const texts = [...document.querySelectorAll('[data-testid=message-text]')]
      return Math.min(
        ...texts.map((text) => Number(/number (\d+)$/.exec(text.textContent ?? '')?.[1] ?? Infinity)),
      )
    }
    const from = numberOf()
    const began = performance.now()
    let frames = 0
    let dropped = 0
    let before = await new Promise(requestAnimationFrame)
    for (let round = 0; ; round++) {
      log.scrollTop -= STEP
      const now = await new Promise(requestAnimationFrame)
      const missed = Math.max(0, Math.round((now - before) / FRAME) - 1)
      frames += 1 + missed
      dropped += missed
      before = now
      if (round % 20 === 0 && numberOf() <= from - count) break
    }
    return { began, droppedPercent: (100 * dropped) / frames, frames }
  }
}

/** @param {import('playwright-core').Page} page */
export const addScrolling = (page) => page.addInitScript(inPage)

/** @param {import('playwright-core').Page} page @param {number} count of messages */
export const scrollThrough = (page, count) => page.evaluate((wanted) => window.scrollThrough(wanted), count)
