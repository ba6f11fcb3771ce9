/**
 * How soon one is online: our `connect` beside the stock `client()` of @xmpp/client, and the app itself when it is
 * reloaded. Real Chromium, real server, a network that adds 0, 50 and 150 ms there and back.
 */
import { ensureBuilt } from '../scripts/build.mjs'
import { launchBrowser } from './browser.mjs'
import { putAtDistance } from './distance.mjs'
import { median } from './median.mjs'
import { startOwnServer } from './own-server.mjs'
import { reloads } from './reload-app.mjs'
import { kinds, sideBySide, sides } from './side-by-side.mjs'

export const needs = ['server', 'browser']

const ROUND_TRIPS = [0, 50, 150]
const RUNS = 9
const titles = { first: 'first sign-in', fast: 'FAST', resume: 'FAST + resume', reload: 'the app, reloaded' }

/** @param {{ report: (line: string) => void }} tools */
export default async function reconnect({ report }) {
  const root = await ensureBuilt(report)
  const server = await startOwnServer('reconnect')
  const network = await putAtDistance(server.ports.http)
  const browser = await launchBrowser()
  try {
    const common = { browser, server, network, report, roundTrips: ROUND_TRIPS, runs: RUNS }
    const compared = await sideBySide(common)
    const reloaded = await reloads({ ...common, root })
    const samples = [...compared, ...reloaded]
    const pick = (/** @type {string} */ side, /** @type {string} */ kind, /** @type {number} */ roundTrip) =>
      samples.filter(
        (sample) => sample.side === side && sample.kind === kind && sample.roundTrip === roundTrip,
      )
    const ms = (/** @type {Parameters<typeof pick>} */ ...which) =>
      median(pick(...which).map((sample) => sample.ms))
    const flights = (/** @type {string} */ kind) =>
      median(
        compared
          .filter((sample) => sample.side === 'ours' && sample.kind === kind)
          .map((sample) => sample.flights),
      )

    report(`\nflights after the socket opened; milliseconds to online, median (least – most) of ${RUNS}`)
    report(line('', '', 'flights', ...ROUND_TRIPS.map((roundTrip) => `+ ${roundTrip} ms`)))
    for (const kind of [...kinds, 'reload'])
      for (const side of kind === 'reload' ? ['ours'] : sides) {
        const all = ROUND_TRIPS.map((roundTrip) => pick(side, kind, roundTrip))
        const counts = [...new Set(all.flat().map((sample) => sample.flights))].sort()
        report(
          line(
            titles[kind],
            side,
            counts.join(' or '),
            ...all.map((some) => spread(some.map((sample) => sample.ms))),
          ),
        )
      }
    return {
      flightsFast: flights('fast'),
      flightsFastResume: flights('resume'),
      onlineMs0: Math.round(ms('ours', 'reload', 0)),
      onlineMs150: Math.round(ms('ours', 'reload', 150)),
      ratioToStock150: Math.round((ms('ours', 'fast', 150) / ms('stock', 'fast', 150)) * 1000) / 1000,
    }
  } finally {
    await browser.close()
    await network.stop()
    await server.stop()
  }
}

const line = (/** @type {string[]} */ ...cells) =>
  cells.map((cell, index) => (index < 2 ? cell.padEnd(index ? 7 : 18) : cell.padStart(19))).join('')

/** @param {number[]} values */
const spread = (values) =>
  `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} – ${Math.max(...values).toFixed(0)})`
