/**
 * How well codes are read: hard pictures, made anew from a seed each time, by the app's own decoder in a real Chromium; then
 * the scanner's loop before a camera, and what the main thread feels of both.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { buildPages } from './build-pages.mjs'
import { median } from './median.mjs'
import { addStopwatch, longestSince, settled } from './stopwatch.mjs'

export const needs = ['browser']

const SEED = 2026
/** Of each of the kinds of bench/pages/qr/scenes.ts. */
const EACH = 10
const EMPTY = 30
const RUNS = 5
const FRAMES = 60
const STILLS = 23
const filmMaker = fileURLToPath(new URL('../test/support/camera.ts', import.meta.url))

/** @param {{ report: (line: string) => void }} tools */
export default async function qr({ report }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-codes-'))
  const film = path.join(folder, 'film.y4m')
  const { runnerImport } = await import('vite')
  /** @type {{ module: typeof import('../test/support/camera.ts') }} */
  const { module: camera } = await runnerImport(filmMaker, { configFile: false, logLevel: 'error' })
  // Mostly a wall, as while one looks for the code; the last one is there to be found.
  camera.writeFilm(film, [null, null, null, 'xmpp:juliet@verona.example?roster;preauth=k3hZs8dWq0Lm;ibr=y'])
  const pages = path.join(folder, 'pages')
  await buildPages(['qr'], pages)
  const web = await startWebServer({ root: pages, port: 0, config: () => ({}) })
  const browser = await launchBrowser(camera.cameraFlags(film))
  try {
    const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['camera'] })
    context.setDefaultTimeout(120_000)
    const rates = await inTwoPages(context, web.url, report)
    const felt = await beforeTheCamera(context, web.url, report)
    return { ...rates, ...felt }
  } finally {
    await browser.close()
    await web.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {import('playwright-core').BrowserContext} context @param {string} url */
async function openPage(context, url) {
  const page = await context.newPage()
  await addStopwatch(page)
  await page.goto(`${url}qr.html`)
  await page.evaluate(() => window.codes.init())
  return page
}

/**
 * Rates do not depend on the time they take: two pages share the work.
 * @param {import('playwright-core').BrowserContext} context @param {string} url @param {(line: string) => void} report
 */
async function inTwoPages(context, url, report) {
  const pages = [await openPage(context, url), await openPage(context, url)]
  const kinds = (await pages[0]?.evaluate(() => window.codes.kinds)) ?? []
  const jobs = [
    ...Array.from({ length: kinds.length * EACH }, (_, index) => ({ index, isEmpty: false })),
    ...Array.from({ length: EMPTY }, (_, index) => ({ index, isEmpty: true })),
  ]
  const count = jobs.length
  report(`reading ${kinds.length * EACH} pictures with codes and ${EMPTY} without …`)
  /** @type {Awaited<ReturnType<import('./pages/qr.ts').Codes['read']>>[]} */
  const readings = []
  await Promise.all(
    pages.map(async (page) => {
      for (let job = jobs.shift(); job; job = jobs.shift())
        readings.push(
          await page.evaluate(
            ([seed, index, isEmpty]) => window.codes.read(seed, index, isEmpty),
            /** @type {const} */ ([SEED, job.index, job.isEmpty]),
          ),
        )
      await page.close()
    }),
  )
  if (readings.length !== count) throw new Error(`only ${readings.length} of ${count} pictures were read`)
  for (const kind of kinds) {
    const of = readings.filter((reading) => reading.kind === kind)
    const right = (/** @type {'still' | 'frame'} */ how) => of.filter((reading) => reading[how].right).length
    report(`  ${kind.padEnd(16)} still ${right('still')}/${of.length}  frame ${right('frame')}/${of.length}`)
  }
  const full = readings.filter(({ kind }) => kind !== 'nothing')
  const percent = (/** @type {'still' | 'frame'} */ how) =>
    Math.round((1000 * full.filter((reading) => reading[how].right).length) / full.length) / 10
  return {
    stillRate: percent('still'),
    frameRate: percent('frame'),
    // Also texts that are not those of the picture.
    falsePositives: readings.filter(({ still, frame }) => still.wrong || frame.wrong).length,
  }
}

/** @param {import('playwright-core').BrowserContext} context @param {string} url @param {(line: string) => void} report */
async function beforeTheCamera(context, url, report) {
  const page = await openPage(context, url)
  const p95 = []
  const longest = []
  for (let run = 0; run < RUNS; run++) {
    // The pictures are made before the clock starts.
    await page.evaluate(
      ([seed, count]) => window.codes.make(seed, count),
      /** @type {const} */ ([run, STILLS]),
    )
    await settled(page)
    const began = await page.evaluate(() => performance.now())
    const { times, texts, size } = await page.evaluate((count) => window.codes.watch(count), FRAMES)
    if (texts.length !== 1) throw new Error(`the camera saw ${texts.length} codes instead of one`)
    await page.evaluate(() => window.codes.readMade())
    const blocked = await longestSince(page, began)
    times.sort((one, other) => one - other)
    p95.push(times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN)
    longest.push(blocked)
    const ms = (/** @type {number | undefined} */ value) => (value ?? Number.NaN).toFixed(1)
    report(
      `  camera ${size}: ${ms(median(times))} ms, p95 ${ms(p95.at(-1))}; main thread at most ${ms(blocked)} ms`,
    )
  }
  return {
    frameP95Ms: Math.round(median(p95) * 10) / 10,
    mainThreadLongestMs: Math.round(median(longest) * 10) / 10,
  }
}
