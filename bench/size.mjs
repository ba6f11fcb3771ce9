/**
 * How much a first visit costs, gzipped: what a real Chromium fetches for the sign-in form, and whatever it still needs from
 * there until the app knocks at the server with an address and a password.
 */
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt } from '../scripts/build.mjs'
import { freePorts } from '../server/ports.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'

export const needs = ['browser']

const kilobytes = (/** @type {number} */ bytes) => Math.round(bytes / 10) / 100

/** @param {{ report: (line: string) => void }} tools */
export default async function size({ report }) {
  const root = await ensureBuilt(report)
  const { form, knock, formSuffices } = await visit(root)
  const bytes = (/** @type {string} */ name) =>
    gzipSync(fs.readFileSync(path.join(root, name)), { level: 9 }).length
  const counted = formSuffices ? form : knock
  for (const name of knock) {
    const note = counted.includes(name) ? '' : '  (fetched ahead for afterwards: not counted)'
    report(`${kilobytes(bytes(name)).toFixed(2).padStart(9)} kB  ${name}${note}`)
  }
  const total = (/** @type {string[]} */ names) =>
    kilobytes(names.reduce((all, name) => all + bytes(name), 0))
  return {
    initialJsGzipKb: total(counted.filter((name) => name.endsWith('.js'))),
    initialTotalGzipKb: total(counted),
  }
}

/**
 * Two visits by a real Chromium, the second with nothing but the files of the form: if the app can still knock at the
 * server, then what it fetched later was not needed to sign in.
 * @param {string} root
 */
async function visit(root) {
  // Nobody answers at that port: it is enough to be knocked at.
  const [port = 0] = await freePorts(1)
  const config = { servers: { 'size.localhost': { websocket: `ws://localhost:${port}/` } } }
  const web = await startWebServer({ root, port: 0, config: () => config })
  const browser = await launchBrowser()
  const fileOf = (/** @type {string} */ address) => {
    const { origin, pathname } = new URL(address)
    const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1))
    return origin === new URL(web.url).origin && fs.existsSync(path.join(root, name)) ? name : undefined
  }

  /** @param {string[]} [allowed] */
  async function signIn(allowed) {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    /** @type {Set<string>} */
    const names = new Set()
    await page.route('**/*', (route) => {
      const name = fileOf(route.request().url())
      if (name && allowed && !allowed.includes(name)) return route.abort()
      if (name) names.add(name)
      return route.continue()
    })
    await page.goto(`${web.url}#/sign-in`)
    await page.getByTestId('sign-in-address').waitFor()
    await page.waitForLoadState('networkidle')
    const form = [...names]
    const knocked = page.waitForEvent('websocket', { timeout: 10_000 }).then(
      () => true,
      () => false,
    )
    await page.getByTestId('sign-in-address').fill('romeo@size.localhost')
    await page.getByTestId('sign-in-continue').click()
    await page.getByTestId('sign-in-password').fill('anything')
    await page.getByTestId('sign-in-submit').click()
    const done = await knocked
    await context.close()
    return { form, knock: [...names], done }
  }

  try {
    const first = await signIn()
    if (!first.done) throw new Error('the app did not try to reach the server')
    const second = await signIn(first.form)
    return { form: first.form, knock: first.knock, formSuffices: second.done }
  } finally {
    await browser.close()
    await web.stop()
  }
}
