/**
 * How much JavaScript a first visit costs, gzipped. "Initial" is what a real Chromium fetches until the sign-in form can be
 * used: the entry, what it imports, and what is loaded lazily on the way there.
 */
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt } from '../scripts/build.mjs'
import { startWebServer } from '../server/web-server.mjs'

export const needs = ['browser']

const kilobytes = (/** @type {number} */ bytes) => Math.round(bytes / 10) / 100

/** @param {{ report: (line: string) => void }} tools */
export default async function size({ report }) {
  const root = await ensureBuilt(report)
  const fetched = await filesUntilSignIn(root)
  const sizes = fetched.map((name) => ({
    name,
    bytes: gzipSync(fs.readFileSync(path.join(root, name)), { level: 9 }).length,
  }))
  for (const { name, bytes } of sizes) report(`${kilobytes(bytes).toFixed(2).padStart(9)} kB  ${name}`)
  const total = (/** @type {(name: string) => boolean} */ wanted) =>
    kilobytes(sizes.filter(({ name }) => wanted(name)).reduce((all, { bytes }) => all + bytes, 0))
  return { initialJsGzipKb: total((name) => name.endsWith('.js')), initialTotalGzipKb: total(() => true) }
}

/** @param {string} root @returns {Promise<string[]>} files of dist/, in the order in which they were asked for */
async function filesUntilSignIn(root) {
  const { chromium } = await import('playwright-core')
  const web = await startWebServer({ root, port: 0, config: () => ({}) })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    const names = new Set()
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url())
      const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1))
      if (origin === new URL(web.url).origin && fs.existsSync(path.join(root, name))) names.add(name)
    })
    await page.goto(`${web.url}#/sign-in`)
    await page.getByTestId('sign-in-continue').waitFor()
    await page.waitForLoadState('networkidle')
    return [...names]
  } finally {
    await browser.close()
    await web.stop()
  }
}
