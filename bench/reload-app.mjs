/** The app itself: reloaded with a session in its database, until it says that it is online. */
import { mainDomain } from '../server/prosody.mjs'
import { nextSocket } from './flights.mjs'

const PATIENCE = 60_000

/**
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @param {{ user: string, password: string }} person
 * @returns {Promise<import('playwright-core').Page>} signed in, with a session that a reload goes on with
 */
export async function signInToReload(browser, url, { user, password }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[data-testid=connection][data-status=online]')) return
      watch.disconnect()
      window.onlineAt = performance.now()
    })
    watch.observe(document, {
      ...{ subtree: true, childList: true, attributes: true },
      attributeFilter: ['data-status'],
    })
  })
  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(`${user}@${mainDomain}`)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill(password)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('conversation-item').first().waitFor()
  await page.waitForFunction(() => window.onlineAt !== undefined)
  // A session is kept once the server has told everything; until then a reload begins a new one.
  for (let tries = 0; tries < 20; tries++) if ((await reload(page)).resumed) return page
  throw new Error('the app never goes on with its session')
}

/** @param {import('playwright-core').Page} page @returns {Promise<{ ms: number, flights: number, resumed: boolean }>} since navigation */
export async function reload(page) {
  const socket = nextSocket(page)
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => window.onlineAt !== undefined)
  const ms = await page.evaluate(() => window.onlineAt)
  const { flights, resumed } = await socket.online
  return { ms, flights, resumed }
}
