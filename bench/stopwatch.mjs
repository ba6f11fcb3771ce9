/**
 * Times as the page itself sees them: asking from outside adds up to half a second, and work to the page. Runs in every
 * document before its own scripts.
 */
const inPage = () => {
  const tasks = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push({ at: entry.startTime, ms: entry.duration })
  }).observe({ type: 'longtask', buffered: true })

  let clickedAt = 0
  addEventListener(
    'click',
    (event) => {
      clickedAt = event.timeStamp
    },
    true,
  )

  window.stopwatch = {
    clickedAt: () => clickedAt,
    /** When something of this kind, with this text if one is given, is on screen: the frame after it is in the document. */
    untilSeen: (selector, text) =>
      new Promise((resolve) => {
        const isThere = () =>
          [...document.querySelectorAll(selector)].some(
            (element) => text === undefined || element.textContent === text,
          )
        const look = () => {
          if (!isThere()) return
          watch.disconnect()
          requestAnimationFrame(() => resolve(performance.now()))
        }
        const watch = new MutationObserver(look)
        watch.observe(document, { subtree: true, childList: true, characterData: true })
        look()
      }),
    /** Tasks below 50 ms are not told by the browser: 0 means that there was none longer. */
    longestSince: (start) =>
      Math.max(0, ...tasks.filter(({ at, ms }) => at + ms >= start).map(({ ms }) => ms)),
    /** When the main thread began to have nothing long to do for a second. */
    settled: async () => {
      for (let quiet = 0; quiet < 10; ) {
        const start = performance.now()
        await new Promise((resolve) => setTimeout(resolve, 100))
        quiet = performance.now() - start < 140 ? quiet + 1 : 0
      }
      return performance.now() - 1000
    },
  }
}

/** @param {import('playwright-core').Page} page */
export const addStopwatch = (page) => page.addInitScript(inPage)

/** @param {import('playwright-core').Page} page @param {string} testId @param {string} [text] @returns {Promise<number>} */
export function seen(page, testId, text) {
  const at = page.evaluate(
    ([selector, text]) => window.stopwatch.untilSeen(selector, text),
    [`[data-testid=${testId}]`, text],
  )
  // If something fails before anybody waits for it, that is the error to be told.
  at.catch(() => {})
  return at
}

/** @param {import('playwright-core').Page} page */
export const settled = (page) => page.evaluate(() => window.stopwatch.settled())

/** @param {import('playwright-core').Page} page @param {number} start */
export const longestSince = (page, start) =>
  page.evaluate((from) => window.stopwatch.longestSince(from), start)

/** @param {import('playwright-core').Page} page */
export const clickedAt = (page) => page.evaluate(() => window.stopwatch.clickedAt())
