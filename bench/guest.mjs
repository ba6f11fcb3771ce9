/** A guest with an empty browser, who types at once whatever is asked: the two ways in that are compared. */

export const FORM_DOMAIN = 'webform.localhost'
const PASSWORD = 'orchard-lantern-fig-9'

/**
 * @typedef {{ page: import('playwright-core').Page, name: string, text: string, link: string }} Guest
 * @typedef {{ startedAt: number, done: Promise<{ decisions: number, flights: number }> }} Coming `decisions`: presses after
 * which there is no going back to not having chosen; what is typed belongs to the press that sends it
 */

/** By the link itself: accept, name and password, send. @param {Guest} guest @returns {Coming} */
export function comeByInvite({ page, link, name, text }) {
  return count(page, async (decide) => {
    await page.goto(link)
    await decide(page.getByTestId('landing-join'))
    await page.getByTestId('join-username').fill(name)
    await page.getByTestId('join-password').fill(PASSWORD)
    await decide(page.getByTestId('join-submit'))
    await page.getByTestId('composer').fill(text)
    await decide(page.getByTestId('send'))
  })
}

/** By the server's own pages, then with the new account into the app. @param {Guest & { app: string }} guest @returns {Coming} */
export function comeByForm({ page, link, app, name, text }) {
  return count(page, async (decide) => {
    await page.goto(link)
    await decide(page.getByRole('link', { name: 'register an account manually' }))
    await page.locator('input[name=user]').fill(name)
    await page.locator('input[name=password]').fill(PASSWORD)
    await decide(page.getByRole('button', { name: 'Submit' }))
    await page.getByText('You have created an account').waitFor()
    await page.goto(`${app}#/sign-in`)
    await page.getByTestId('sign-in-address').fill(`${name}@${FORM_DOMAIN}`)
    await decide(page.getByTestId('sign-in-continue'))
    await page.getByTestId('sign-in-password').fill(PASSWORD)
    await decide(page.getByTestId('sign-in-submit'))
    await page.getByTestId('connection').waitFor({ state: 'attached' })
    await page.goto(`${app}#/contacts`)
    await decide(page.getByTestId('contact-item').first())
    await page.getByTestId('composer').fill(text)
    await decide(page.getByTestId('send'))
  })
}

/**
 * @param {import('playwright-core').Page} page
 * @param {(decide: (what: import('playwright-core').Locator) => Promise<void>) => Promise<void>} walk
 * @returns {Coming}
 */
function count(page, walk) {
  let decisions = 0
  let flights = 0
  page.on('websocket', (socket) => {
    // A flight is what a client writes before it has to wait: frames of its own with none of the server's between them.
    let heard = true
    socket.on('framesent', () => {
      if (heard) flights++
      heard = false
    })
    socket.on('framereceived', () => {
      heard = true
    })
  })
  const startedAt = performance.now()
  const done = walk(async (what) => {
    await what.click()
    decisions++
  }).then(() => ({ decisions, flights }))
  return { startedAt, done }
}
