/** Looking for words: from what is typed to the frame that shows how many messages there are. */
import { longestSince } from './stopwatch.mjs'

const inPage = () => {
  const field = () => document.querySelector('main input[type=search]')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  window.typeAndSee = (text, expected) =>
    new Promise((resolve) => {
      const input = field()
      const isThere = () =>
        [...document.querySelectorAll('h2')].some((heading) => heading.textContent === expected)
      const began = performance.now()
      const look = () => {
        if (!isThere()) return
        watch.disconnect()
        requestAnimationFrame(() => resolve(performance.now() - began))
      }
      const watch = new MutationObserver(look)
      watch.observe(document, { subtree: true, childList: true, characterData: true })
      setValue?.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      look()
    })
}

/** @param {import('playwright-core').Page} page */
export const addSearching = (page) => page.addInitScript(inPage)

/**
 * @param {import('playwright-core').Page} page
 * @param {{ text: string, total: number }[]} questions no two in a row with the same total
 */
export async function searchFor(page, questions) {
  const ask = (/** @type {{ text: string, total: number }} */ { text, total }) =>
    page.evaluate(([typed, expected]) => window.typeAndSee(typed, expected), [text, `${total} messages`])
  const [first, ...others] = questions
  // Everything is read from the database once, when one begins to search.
  const readyMs = await ask(first)
  const began = await page.evaluate(() => performance.now())
  const times = []
  for (const question of [...others, first]) times.push(await ask(question))
  return { readyMs, times, longest: await longestSince(page, began) }
}
