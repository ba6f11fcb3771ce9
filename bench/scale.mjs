/**
 * A crowd: 5,000 contacts, an archive of 50,000 messages, and 2,000 messages that arrive at once. Real Chromium, real
 * server, medians of five; the longest main-thread task of each part is printed.
 */
import { ensureBuilt } from '../scripts/build.mjs'
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { fillAccount } from './crowd.mjs'
import { median } from './median.mjs'
import { otherDomain, startOwnServer } from './own-server.mjs'
import { addStopwatch, clickedAt, longestSince, seen, settled } from './stopwatch.mjs'
import { Talker } from './talker.mjs'

export const needs = ['server', 'browser']

const CONTACTS = 5000
const MESSAGES = 50_000
const TALKERS = 60
const BURST = 2000
const RUNS = 5
/** So long may the server be busy with one thing. */
const PATIENCE = 120_000
/** Whose message is the newest, so that their row is in sight. */
const TALKER = {
  user: `contact${String((MESSAGES - 1) % TALKERS).padStart(5, '0')}`,
  domain: otherDomain,
  password: 'talker-pass',
}

/** @param {{ report: (line: string) => void }} tools */
export default async function scale({ report }) {
  const root = await ensureBuilt(report)
  const server = await startOwnServer('scale')
  const servers = { [mainDomain]: { websocket: server.websocket() } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const browser = await launchBrowser(['--enable-precise-memory-info'])
  try {
    await server.register(TALKER.user, TALKER.domain, TALKER.password)
    /** @type {Record<string, number[]>} */
    const all = {}
    for (let run = 0; run < RUNS; run++) {
      // Somebody else every time: the burst of one run would be the newest page of the next.
      const user = `crowded${run}`
      report(`run ${run + 1}: filling an account with ${CONTACTS} contacts and ${MESSAGES} messages …`)
      await server.register(user, mainDomain, 'crowded-pass')
      await fillAccount(server, { user, contacts: CONTACTS, messages: MESSAGES, talkers: TALKERS })
      const visit = Object.entries(await oneVisit(browser, web.url, server, user))
      for (const [name, value] of visit) all[name] = [...(all[name] ?? []), value]
      report(`  ${visit.map(([name, value]) => `${name} ${Math.round(value)}`).join('  ')}`)
    }
    return Object.fromEntries(
      Object.entries(all).map(([name, values]) => [name, Math.round(median(values) * 10) / 10]),
    )
  } finally {
    await browser.close()
    await web.stop()
    await server.stop()
  }
}

/**
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @param {import('../server/prosody.mjs').LocalServer} server @param {string} user
 */
async function oneVisit(browser, url, server, user) {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 860 },
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  await addStopwatch(page)
  const told = allTold(page)
  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(`${user}@${mainDomain}`)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill('crowded-pass')
  const listed = seen(page, 'conversation-item')
  await page.getByTestId('sign-in-submit').click()
  const submitted = await clickedAt(page)
  const signInToListMs = (await listed) - submitted
  await told
  const quietMs = (await settled(page)) - submitted
  const signInLongestTaskMs = await longestSince(page, submitted)

  const opened = seen(page, 'message')
  await page.locator(`[data-testid=conversation-item][data-jid="${TALKER.user}@${TALKER.domain}"]`).click()
  const clicked = await clickedAt(page)
  const openConversationMs = (await opened) - clicked
  await settled(page)
  const openLongestTaskMs = await longestSince(page, clicked)

  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const heapMb = (await page.evaluate(() => performance.memory.usedJSHeapSize)) / 1e6

  const talker = await Talker.signIn(server.websocket(TALKER.domain), TALKER)
  const last = seen(page, 'message-text', `burst message ${BURST - 1}`)
  const began = await page.evaluate(() => performance.now())
  for (let i = 0; i < BURST; i++) talker.say(`${user}@${mainDomain}`, `burst message ${i}`)
  const burstMs = (await last) - began
  await settled(page)
  const burstLongestTaskMs = await longestSince(page, began)
  talker.leave()
  await context.close()
  return {
    signInToListMs,
    quietMs,
    signInLongestTaskMs,
    openConversationMs,
    openLongestTaskMs,
    heapMb,
    burstMs,
    burstLongestTaskMs,
  }
}

/**
 * Resolves when the server has told of every contact. It is busy with that for seconds, in which the page has nothing to
 * do: that it is quiet says nothing.
 * @param {import('playwright-core').Page} page
 */
function allTold(page) {
  const told = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the server has not told of every contact')), PATIENCE)
    let left = CONTACTS
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (!String(payload).startsWith('<presence') || --left > 0) return
        clearTimeout(late)
        resolve(undefined)
      }),
    )
  })
  told.catch(() => {})
  return told
}
