/**
 * A crowd: 5,000 contacts, an archive of 50,000 messages, and 2,000 messages that arrive at once. Real Chromium, real
 * server, medians of five; the longest main-thread task of each part is printed.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuilt } from '../scripts/build.mjs'
import { freePorts } from '../server/ports.mjs'
import { mainDomain, startServer } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { fillAccount } from './crowd.mjs'
import { median } from './median.mjs'
import { Talker } from './talker.mjs'

export const needs = ['server', 'browser']

const CONTACTS = 5000
const MESSAGES = 50_000
const TALKERS = 60
const BURST = 2000
const RUNS = 5
/** Whose message is the newest, so that their row is in sight. */
const TALKER = `contact${String((MESSAGES - 1) % TALKERS).padStart(5, '0')}`

/** @param {{ report: (line: string) => void }} tools */
export default async function scale({ report }) {
  const { chromium } = await import('playwright-core')
  const root = await ensureBuilt(report)
  const [http = 0] = await freePorts(1)
  const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-scale-'))
  const server = await startServer({ stateDir, ports: { http } })
  const servers = { [mainDomain]: { websocket: server.websocket() } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
  })
  try {
    report(`filling an account with ${CONTACTS} contacts and ${MESSAGES} messages …`)
    await server.register('crowded', mainDomain, 'crowded-pass')
    await server.register(TALKER, mainDomain, 'talker-pass')
    await fillAccount(server, { user: 'crowded', contacts: CONTACTS, messages: MESSAGES, talkers: TALKERS })
    await fillAccount(server, { user: TALKER, contacts: 0, messages: 0, talkers: 1 })
    await server.befriend(`crowded@${mainDomain}`, `${TALKER}@${mainDomain}`)
    /** @type {Record<string, number[]>} */
    const seen = {}
    for (let run = 0; run < RUNS; run++) {
      for (const [name, value] of Object.entries(await oneVisit(browser, web.url, server))) {
        seen[name] ??= []
        seen[name].push(value)
      }
      report(
        `run ${run + 1}: ${JSON.stringify(Object.fromEntries(Object.entries(seen).map(([name, all]) => [name, Math.round(all.at(-1) ?? 0)])))}`,
      )
    }
    return Object.fromEntries(
      Object.entries(seen).map(([name, all]) => [name, Math.round(median(all) * 10) / 10]),
    )
  } finally {
    await browser.close()
    await web.stop()
    await server.stop()
    fs.rmSync(stateDir, { recursive: true, force: true })
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url @param {Awaited<ReturnType<typeof startServer>>} server */
async function oneVisit(browser, url, server) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const tasks = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push({ at: entry.startTime, ms: entry.duration })
    }).observe({ type: 'longtask', buffered: true })
  })
  const now = () => page.evaluate(() => performance.now())
  /** Longest task since then; tasks below 50 ms are not told by the browser: 0 means that there was none longer. */
  const longestSince = (/** @type {number} */ start) =>
    page.evaluate(
      (from) => Math.max(0, ...window.longTasks.filter(({ at }) => at >= from).map(({ ms }) => ms)),
      start,
    )

  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(`crowded@${mainDomain}`)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill('crowded-pass')
  const submitted = await now()
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('conversation-item').first().waitFor()
  const signInToListMs = (await now()) - submitted
  const quiet = await settled(page)
  const signInLongestTaskMs = await longestSince(submitted)

  if (process.env.BENCH_SHOT) await page.screenshot({ path: process.env.BENCH_SHOT })
  const clicked = await now()
  await page.locator(`[data-testid=conversation-item][data-jid="${TALKER}@${mainDomain}"]`).click()
  await page.getByTestId('message').first().waitFor()
  const openConversationMs = (await now()) - clicked
  const openLongestTaskMs = await longestSince(clicked)
  await settled(page)

  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const heapMb = (await page.evaluate(() => performance.memory.usedJSHeapSize)) / 1e6

  const talker = await Talker.signIn(server.websocket(), TALKER, 'talker-pass')
  const burst = Date.now().toString(36)
  const began = await now()
  for (let i = 0; i < BURST; i++) talker.say(`crowded@${mainDomain}`, `${burst} burst message ${i}`)
  await page
    .getByTestId('message-text')
    .filter({ hasText: new RegExp(`^${burst} burst message ${BURST - 1}$`) })
    .waitFor({ timeout: 120_000 })
  const burstMs = (await now()) - began
  await settled(page)
  const burstLongestTaskMs = await longestSince(began)
  talker.leave()
  await context.close()
  return {
    signInToListMs,
    quietMs: quiet - submitted,
    signInLongestTaskMs,
    openConversationMs,
    openLongestTaskMs,
    heapMb,
    burstMs,
    burstLongestTaskMs,
  }
}

/** Until the main thread has had a second without anything long to do. */
async function settled(page) {
  await page.evaluate(async () => {
    for (let quiet = 0; quiet < 10; ) {
      const start = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 100))
      quiet = performance.now() - start < 140 ? quiet + 1 : 0
    }
  })
  return (await page.evaluate(() => performance.now())) - 1000
}
