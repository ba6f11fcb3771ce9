/** Two ways to connect, each in a page of its own, taken in turn against one server through one network. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { buildPages } from './build-pages.mjs'
import { nextSocket } from './flights.mjs'

export const sides = /** @type {const} */ (['ours', 'stock'])
/** In this order each needs what the one before it has left: a token, a session. */
export const kinds = /** @type {const} */ (['first', 'fast', 'resume'])

/** @typedef {{ side: string, kind: string, roundTrip: number, ms: number, flights: number }} Sample */

/**
 * @param {object} tools
 * @param {import('playwright-core').Browser} tools.browser
 * @param {import('../server/prosody.mjs').LocalServer} tools.server
 * @param {import('../test/support/latency-proxy.ts').LatencyProxy} tools.network to that server
 * @param {number[]} tools.roundTrips @param {number} tools.runs counted ones; one more before them is not
 * @param {(line: string) => void} tools.report
 * @returns {Promise<Sample[]>}
 */
export async function sideBySide({ browser, server, network, roundTrips, runs, report }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-pages-'))
  await buildPages([...sides], folder)
  const web = await startWebServer({ root: folder, port: 0, config: () => ({}) })
  /** @type {Record<string, import('playwright-core').Page>} */
  const pages = {}
  /** @type {Sample[]} */
  const samples = []
  try {
    for (const side of sides) {
      await server.register(side, mainDomain, `${side}-pass`)
      const context = await browser.newContext({ serviceWorkers: 'block' })
      pages[side] = await context.newPage()
      await pages[side].goto(`${web.url}${side}.html`)
    }
    for (const roundTrip of roundTrips) {
      network.roundTrip = roundTrip
      report(`${roundTrip} ms: ${runs} times each …`)
      for (let run = 0; run <= runs; run++) {
        // Whoever comes second finds the server warm.
        const inTurn = run % 2 ? [...sides].reverse() : sides
        for (const kind of kinds)
          for (const side of inTurn) {
            const place = {
              websocket: `ws://127.0.0.1:${network.port}/xmpp-websocket`,
              domain: mainDomain,
              user: side,
              password: `${side}-pass`,
            }
            const seen = await once(pages[side], kind, place)
            if (run > 0) samples.push({ side, kind, roundTrip, ...seen })
          }
      }
    }
    return samples
  } finally {
    for (const page of Object.values(pages)) await page.context().close()
    await web.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {import('playwright-core').Page} page @param {typeof kinds[number]} kind @param {import('./pages/side.ts').Place} place */
async function once(page, kind, place) {
  const socket = nextSocket(page)
  const ms = await page.evaluate(([kind, place]) => window.side.connect(kind, place), [kind, place])
  const { flights, mechanism, resumed } = await socket.online
  const meant = (mechanism === 'HT-SHA-256-NONE') === (kind !== 'first') && resumed === (kind === 'resume')
  if (!meant) throw new Error(`${page.url()}: ${kind} signed in with ${mechanism}, resumed: ${resumed}`)
  await page.evaluate((how) => window.side.leave(how), kind === 'fast' ? 'drop' : 'close')
  await socket.closed
  return { ms, flights }
}
