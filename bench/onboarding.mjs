/**
 * From an invite link in an empty browser to the inviter reading the first message: our own way in, beside the server's
 * web form plus a sign-in. Real Chromium, real server; the guest's network adds 0 and 150 ms, the inviter's nothing.
 */

import { ensureBuilt } from '../scripts/build.mjs'
import { mainDomain } from '../server/prosody.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { putAtDistance } from './distance.mjs'
import { comeByForm, comeByInvite, FORM_DOMAIN } from './guest.mjs'
import { median } from './median.mjs'
import { startOwnServer } from './own-server.mjs'

export const needs = ['server', 'browser']

const ROUND_TRIPS = [0, 150]
const RUNS = 5
const HOST = { user: 'romeo', password: 'but-soft-what-light' }
const titles = { ours: 'invite, opened in the app', form: 'web form, then sign-in' }

/** @param {{ report: (line: string) => void }} tools */
export default async function onboarding({ report }) {
  const root = await ensureBuilt(report)
  // The link leads to the web server and names the server, which is started with that link: one port has to be known first.
  const config = { servers: /** @type {Record<string, { websocket: string }>} */ ({}) }
  const web = await startWebServer({ root, port: 0, config: () => config })
  const webNetwork = await putAtDistance(web.port)
  const server = await startOwnServer('onboarding', {
    hosts: [FORM_DOMAIN],
    webAddress: `http://127.0.0.1:${webNetwork.port}/`,
  })
  const network = await putAtDistance(server.ports.http)
  const browser = await launchBrowser()
  /** @type {{ way: 'ours' | 'form', roundTrip: number, seconds: number, decisions: number, flights: number }[]} */
  const samples = []
  try {
    const hosts = {
      ours: await settle(mainDomain),
      form: await settle(FORM_DOMAIN),
    }
    for (const domain of [mainDomain, FORM_DOMAIN])
      config.servers[domain] = { websocket: `ws://127.0.0.1:${network.port}/xmpp-websocket` }
    for (const roundTrip of ROUND_TRIPS) {
      network.roundTrip = webNetwork.roundTrip = roundTrip
      report(`${roundTrip} ms: ${RUNS} guests each way, in turn …`)
      // The first of each way is not counted: the server, too, has things to load.
      for (let run = roundTrip === 0 ? -1 : 0; run < RUNS; run++)
        for (const way of /** @type {const} */ (['ours', 'form'])) {
          const link = await server.invite(`${HOST.user}@${way === 'ours' ? mainDomain : FORM_DOMAIN}`)
          const context = await browser.newContext({
            serviceWorkers: 'block',
            viewport: { width: 1280, height: 860 },
          })
          context.setDefaultTimeout(60_000)
          const page = await context.newPage()
          const came = {
            page,
            name: `guest${roundTrip}x${run + 1}${way}`,
            text: `hello ${roundTrip} ${run} ${way}`,
          }
          const guest =
            way === 'ours'
              ? comeByInvite({ ...came, link })
              : comeByForm({
                  ...came,
                  link: atDistance(link, network.port),
                  app: `http://127.0.0.1:${webNetwork.port}/`,
                })
          const read = hosts[way].getByTestId('conversation-item').filter({ hasText: came.text }).waitFor()
          const [counts, seconds] = await Promise.all([
            guest.done,
            read.then(() => (performance.now() - guest.startedAt) / 1000),
          ])
          if (run >= 0) samples.push({ way, roundTrip, seconds, ...counts })
          await context.close()
        }
    }
    return metrics(samples, report)
  } finally {
    await browser.close()
    await network.stop()
    await server.stop()
    await webNetwork.stop()
    await web.stop()
  }

  /** The host, at home and online, near the server. @param {string} domain */
  async function settle(domain) {
    await server.register(HOST.user, domain, HOST.password)
    config.servers[domain] = { websocket: server.websocket(domain) }
    const context = await browser.newContext({
      serviceWorkers: 'block',
      viewport: { width: 1280, height: 860 },
    })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto(`${web.url}#/sign-in`)
    await page.getByTestId('sign-in-address').fill(`${HOST.user}@${domain}`)
    await page.getByTestId('sign-in-continue').click()
    await page.getByTestId('sign-in-password').fill(HOST.password)
    await page.getByTestId('sign-in-submit').click()
    await page.locator('[data-testid=connection][data-status=online]').waitFor({ state: 'attached' })
    return page
  }
}

/** The server names its own port in its pages: the guest goes through the bad network. @param {string} link @param {number} port */
function atDistance(link, port) {
  const url = new URL(link)
  url.port = String(port)
  return url.href
}

/**
 * @param {{ way: 'ours' | 'form', roundTrip: number, seconds: number, decisions: number, flights: number }[]} samples
 * @param {(line: string) => void} report
 */
function metrics(samples, report) {
  const of = (/** @type {'ours' | 'form'} */ way, /** @type {number} */ roundTrip) =>
    samples.filter((sample) => sample.way === way && sample.roundTrip === roundTrip)
  const middle = (
    /** @type {'ours' | 'form'} */ way,
    /** @type {number} */ roundTrip,
    /** @type {'seconds' | 'decisions' | 'flights'} */ what,
  ) => median(of(way, roundTrip).map((sample) => sample[what]))
  for (const way of /** @type {const} */ (['ours', 'form'])) {
    const times = ROUND_TRIPS.map(
      (roundTrip) => `${middle(way, roundTrip, 'seconds').toFixed(2)} s at ${roundTrip} ms`,
    )
    report(`${titles[way].padEnd(28)}${middle(way, 0, 'decisions')} decisions, ${times.join(', ')}`)
  }
  const round = (/** @type {number} */ value) => Math.round(value * 1000) / 1000
  return {
    decisions: middle('ours', 0, 'decisions'),
    flights: middle('ours', 150, 'flights'),
    seconds0: round(middle('ours', 0, 'seconds')),
    seconds150: round(middle('ours', 150, 'seconds')),
    ratioToWebForm: round(middle('ours', 150, 'seconds') / middle('form', 150, 'seconds')),
  }
}
