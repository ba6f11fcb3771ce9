/** The app itself: reloaded with a session in its database, until it says that it is online. */
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { fillAccount } from './crowd.mjs'
import { putAtDistance } from './distance.mjs'
import { nextSocket } from './flights.mjs'

const CONTACTS = 200
const MESSAGES = 1000
const READER = { user: 'reader', password: 'reader-pass' }
/** After so long without a frame everything has been told. */
const QUIET = 1500

/**
 * Web server and XMPP server are both that far away; the files of the app are in the browser's cache, as they are when
 * somebody comes back.
 * @param {Parameters<typeof import('./side-by-side.mjs').sideBySide>[0] & { root: string }} tools
 * @returns {Promise<import('./side-by-side.mjs').Sample[]>}
 */
export async function reloads({ root, browser, server, network, roundTrips, runs, report }) {
  const servers = { [mainDomain]: { websocket: `ws://127.0.0.1:${network.port}/xmpp-websocket` } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const webNetwork = await putAtDistance(web.port)
  const samples = []
  try {
    report(`filling an account with ${CONTACTS} contacts and ${MESSAGES} messages …`)
    await server.register(READER.user, mainDomain, READER.password)
    await fillAccount(server, { user: READER.user, contacts: CONTACTS, messages: MESSAGES, talkers: 50 })
    network.roundTrip = 0
    const page = await openApp(browser)
    const quiet = quietOf(page)
    await signIn(page, `http://127.0.0.1:${webNetwork.port}/`)
    for (const roundTrip of roundTrips) {
      network.roundTrip = webNetwork.roundTrip = roundTrip
      report(`${roundTrip} ms: ${runs} reloads …`)
      // The first reload of a session that the server has only begun to tell everything is not one that resumes.
      for (let counted = 0, tries = 0; counted < runs; tries++) {
        await quiet()
        const { resumed, ...seen } = await reload(page)
        if (!resumed && tries > runs) throw new Error('the app does not go on with its session')
        if (!resumed || tries === 0) continue
        counted++
        samples.push({ side: 'ours', kind: 'reload', roundTrip, ...seen })
      }
    }
    await page.context().close()
    return samples
  } finally {
    await webNetwork.stop()
    await web.stop()
  }
}

/** @param {import('playwright-core').Browser} browser @returns {Promise<import('playwright-core').Page>} whose documents note when they are online */
async function openApp(browser) {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 860 },
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[data-testid=connection][data-status=online]')) return
      watch.disconnect()
      window.onlineAt = performance.now()
    })
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ['data-status'] })
  })
  return page
}

/** @param {import('playwright-core').Page} page @param {string} url */
async function signIn(page, url) {
  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(`${READER.user}@${mainDomain}`)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill(READER.password)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('conversation-item').first().waitFor()
  await page.waitForFunction(() => window.onlineAt !== undefined)
}

/** @param {import('playwright-core').Page} page @returns {Promise<{ ms: number, flights: number, resumed: boolean }>} since navigation */
async function reload(page) {
  const socket = nextSocket(page)
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => window.onlineAt !== undefined)
  const ms = await page.evaluate(() => window.onlineAt)
  const { flights, resumed } = await socket.online
  return { ms, flights, resumed }
}

/** @param {import('playwright-core').Page} page @returns {() => Promise<void>} waits until nothing goes over its sockets any more */
function quietOf(page) {
  let last = performance.now()
  const note = () => {
    last = performance.now()
  }
  page.on('websocket', (socket) => socket.on('framesent', note).on('framereceived', note))
  return async () => {
    note()
    for (let left = QUIET; left > 0; left = last + QUIET - performance.now())
      await new Promise((resolve) => setTimeout(resolve, left))
  }
}
