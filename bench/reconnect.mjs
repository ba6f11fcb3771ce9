/**
 * How soon one is online: our `connect` beside the stock `client()` of @xmpp/client, and the app itself when it is
 * reloaded. Real Chromium, real server, a network that adds 0, 50 and 150 ms there and back.
 */
import { ensureBuilt } from '../scripts/build.mjs'
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { fillAccount } from './crowd.mjs'
import { putAtDistance } from './distance.mjs'
import { median } from './median.mjs'
import { startOwnServer } from './own-server.mjs'
import { reload, signInToReload } from './reload-app.mjs'
import { kinds, sideBySide, sides } from './side-by-side.mjs'

export const needs = ['server', 'browser']

const ROUND_TRIPS = [0, 50, 150]
const RUNS = 9
const READER = { user: 'reader', password: 'reader-pass' }
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

/**
 * Web server and XMPP server are both that far away; the files of the app are in the browser's cache, as they are when
 * somebody comes back.
 */
async function reloads({ root, browser, server, network, report, roundTrips, runs }) {
  const servers = { [mainDomain]: { websocket: `ws://127.0.0.1:${network.port}/xmpp-websocket` } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const webNetwork = await putAtDistance(web.port)
  const samples = []
  try {
    network.roundTrip = 0
    report('filling an account with 200 contacts and 10000 messages …')
    await server.register(READER.user, mainDomain, READER.password)
    await fillAccount(server, { user: READER.user, contacts: 200, messages: 10_000, talkers: 50 })
    const page = await signInToReload(browser, `http://127.0.0.1:${webNetwork.port}/`, READER)
    for (const roundTrip of roundTrips) {
      network.roundTrip = webNetwork.roundTrip = roundTrip
      report(`${roundTrip} ms: ${runs} reloads …`)
      for (let run = 0; run <= runs; run++) {
        const { resumed, ...seen } = await reload(page)
        if (!resumed) throw new Error('a reload did not go on with its session')
        if (run > 0) samples.push({ side: 'ours', kind: 'reload', roundTrip, ...seen })
      }
    }
    return samples
  } finally {
    await webNetwork.stop()
    await web.stop()
  }
}

const line = (/** @type {string[]} */ ...cells) =>
  cells.map((cell, index) => (index < 2 ? cell.padEnd(index ? 7 : 18) : cell.padStart(19))).join('')

/** @param {number[]} values */
const spread = (values) =>
  `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)} – ${Math.max(...values).toFixed(0)})`
