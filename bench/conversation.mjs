/**
 * A conversation of 50,000 messages among 100,000: opening it, scrolling through 5,000, 2,000 that arrive, opening a hundred
 * others, and looking for words in all of them. Real Chromium, real server; the database is filled beforehand.
 */
import { ensureBuilt } from '../scripts/build.mjs'
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { questions, remember, textOf } from './chronicle.mjs'
import { fillAccount } from './crowd.mjs'
import { median } from './median.mjs'
import { otherDomain, startOwnServer } from './own-server.mjs'
import { addScrolling, scrollThrough } from './scrolling.mjs'
import { addSearching, searchFor } from './searching.mjs'
import { addStopwatch, clickedAt, longestSince, seen, settled } from './stopwatch.mjs'
import { Talker } from './talker.mjs'

export const needs = ['server', 'browser']

const RUNS = 5
const LONG = 50_000
const OTHERS = 100
const SHORT = 500
const SCROLLED = 5000
const BURST = 2000
const PATIENCE = 180_000
const READER = { user: 'reader', password: 'reader-pass' }
const account = `${READER.user}@${mainDomain}`
const nameOf = (/** @type {number} */ chat) => `contact${String(chat).padStart(5, '0')}`
const jidOf = (/** @type {number} */ chat) => `${nameOf(chat)}@${otherDomain}`
const CHATS = Array.from({ length: OTHERS + 1 }, (_, chat) => ({
  jid: jidOf(chat),
  chat,
  messages: chat === 0 ? LONG : SHORT,
}))
const TALKER = { user: nameOf(0), domain: otherDomain, password: 'talker-pass' }
const newestText = (/** @type {number} */ chat) => textOf(chat, (chat === 0 ? LONG : SHORT) - 1)

/** @param {{ report: (line: string) => void }} tools */
export default async function conversation({ report }) {
  const root = await ensureBuilt(report)
  const server = await startOwnServer('conversation')
  const servers = { [mainDomain]: { websocket: server.websocket() } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const browser = await launchBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc'])
  try {
    await server.register(TALKER.user, TALKER.domain, TALKER.password)
    await server.register(READER.user, mainDomain, READER.password)
    await fillAccount(server, { user: READER.user, contacts: OTHERS + 1, messages: 0, talkers: 1 })
    const page = await openApp(browser)
    await signIn(page, web.url)
    report(`filling the database with ${LONG + OTHERS * SHORT} messages …`)
    await remember(page, { account, chats: CHATS })

    /** @type {Record<string, number[]>} */
    const all = {}
    const note = (/** @type {Record<string, number>} */ seen) => {
      for (const [name, value] of Object.entries(seen)) all[name] = [...(all[name] ?? []), value]
      const words = Object.entries(seen).map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`)
      report(`  ${words.join('  ')}`)
    }
    for (let run = 0; run < RUNS; run++) {
      await page.goto(`${web.url}#/`)
      await page.reload()
      note({ ...(await open(page)), ...(await scrolled(page)) })
    }
    for (let run = 0; run < RUNS; run++) note(await burst(page, server.websocket(TALKER.domain), run))
    const growth = await heapGrowth(page)
    note(growth)
    const search = await searched(page, report)
    const medians = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, median(values)]))
    const longestTaskMs = Math.max(
      medians.openLongestTaskMs ?? 0,
      medians.scrollLongestTaskMs ?? 0,
      medians.burstLongestTaskMs ?? 0,
      search.searchLongestTaskMs,
    )
    const metrics = { ...medians, ...search, longestTaskMs }
    return Object.fromEntries(
      Object.entries(metrics).map(([name, value]) => [name, Math.round(value * 100) / 100]),
    )
  } finally {
    await browser.close()
    await web.stop()
    await server.stop()
  }
}

/** @param {import('playwright-core').Browser} browser */
async function openApp(browser) {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 860 },
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  await addStopwatch(page)
  await addScrolling(page)
  await addSearching(page)
  return page
}

/** @param {import('playwright-core').Page} page @param {string} url */
async function signIn(page, url) {
  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(account)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill(READER.password)
  await page.getByTestId('sign-in-submit').click()
  await page.locator('[data-testid=connection][data-status=online]').waitFor({ state: 'attached' })
  await settled(page)
}

/** From the click on its row to its last page. @param {import('playwright-core').Page} page */
async function open(page) {
  const row = page.locator(`[data-testid=conversation-item][data-jid="${jidOf(0)}"]`)
  await row.waitFor()
  await page.locator('[data-testid=connection][data-status=online]').waitFor({ state: 'attached' })
  await settled(page)
  const opened = seen(page, 'message')
  await row.click()
  const clicked = await clickedAt(page)
  const openMs = (await opened) - clicked
  await settled(page)
  return { openMs, openLongestTaskMs: await longestSince(page, clicked) }
}

/** @param {import('playwright-core').Page} page */
async function scrolled(page) {
  const { began, droppedPercent } = await scrollThrough(page, SCROLLED)
  return { scrollDroppedPercent: droppedPercent, scrollLongestTaskMs: await longestSince(page, began) }
}

/** @param {import('playwright-core').Page} page @param {string} websocket @param {number} run */
async function burst(page, websocket, run) {
  const latest = page.getByTestId('jump-to-latest')
  if (await latest.isVisible()) await latest.click()
  await settled(page)
  const talker = await Talker.signIn(websocket, TALKER)
  const last = seen(page, 'message-text', `burst ${run} message ${BURST - 1}`)
  const began = await page.evaluate(() => performance.now())
  for (let index = 0; index < BURST; index++) talker.say(account, `burst ${run} message ${index}`)
  const burstMs = (await last) - began
  await settled(page)
  talker.leave()
  return { burstMs, burstLongestTaskMs: await longestSince(page, began) }
}

/** What is left of a hundred chats that were opened, once the same hundred had been open before. */
async function heapGrowth(/** @type {import('playwright-core').Page} */ page) {
  const cdp = await page.context().newCDPSession(page)
  const heap = async () => {
    for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    return usedSize / 1e6
  }
  const visitAll = async () => {
    for (const { chat, jid } of CHATS.slice(1)) {
      const there = seen(page, 'message-text', newestText(chat))
      await page.evaluate(
        (hash) => {
          location.hash = hash
        },
        `#/chat/${encodeURIComponent(jid)}`,
      )
      await there
    }
    await page.evaluate(() => {
      location.hash = '#/'
    })
    await settled(page)
  }
  await visitAll()
  const before = await heap()
  await visitAll()
  const after = await heap()
  return { heapMb: after, heapGrowthMb: after - before, heapRatio: after / before }
}

/** @param {import('playwright-core').Page} page @param {(line: string) => void} report */
async function searched(page, report) {
  const asked = questions(CHATS)
  const { readyMs, times, longest } = await searchFor(page, asked)
  const sorted = [...times].sort((a, b) => a - b)
  const at = (/** @type {number} */ part) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN
  const seen = {
    searchReadyMs: readyMs,
    searchP50Ms: at(0.5),
    searchP95Ms: at(0.95),
    searchLongestTaskMs: longest,
  }
  report(
    `  ${asked.length} questions: ${Object.entries(seen)
      .map(([name, value]) => `${name} ${Math.round(value)}`)
      .join('  ')}`,
  )
  return seen
}
