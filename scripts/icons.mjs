/** Draws electron/icons/ anew, out of public/icon.svg and public/icon-maskable.svg, with the Chromium of the tests. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { localFolder } from '../server/prosody.mjs'
import { ensureChromium } from './chromium.mjs'
import { icns, ico } from './icon-files.mjs'
import { ensurePackages, root } from './install.mjs'

const folder = path.join(root, 'electron', 'icons')
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
const read = (/** @type {string} */ name) => fs.readFileSync(path.join(root, 'public', name), 'utf8')

/** Which drawings these were made of; a test compares. @param {string[]} drawings */
export const fingerprint = (drawings) => createHash('sha256').update(drawings.join('\n')).digest('hex')

/** As Apple has them: a plate with round corners, and air around it, in parts of 1024. */
const plate = (/** @type {string} */ svg) =>
  `<div style="position:absolute;inset:9.766%;border-radius:22.4%;overflow:hidden;box-shadow:0 .6vw 1.2vw #0005"><div style="height:100%;transform:scale(1.25)">${svg}</div></div>`
const bare = (/** @type {string} */ svg) => `<div style="position:absolute;inset:3%">${svg}</div>`
const dot = (/** @type {string} */ place) =>
  `<div style="position:absolute;${place};border-radius:50%;background:#d5483b;box-shadow:0 0 0 6vw #fffc"></div>`

async function draw() {
  await ensurePackages(say)
  const { chromium } = await import('@playwright/test')
  const executablePath = await ensureChromium(localFolder, say)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ colorScheme: 'light' })

  /** @param {string} html @param {number} size */
  async function picture(html, size) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100%;height:100%}</style>${html}`)
    return page.screenshot({ omitBackground: true })
  }

  // Panels are light or dark, and do not say which: the lighter blue is seen on both.
  const onPanel = () => bare(icon.replaceAll('#2847a6', '#5a80dc'))
  const [icon, maskable] = [read('icon.svg'), read('icon-maskable.svg')]
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'app'), { recursive: true })
  /** @type {Record<number, Buffer>} */
  const [plain, apple] = [{}, {}]
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    plain[size] = await picture(bare(icon), size)
    apple[size] = await picture(plate(maskable), size)
  }
  const write = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) =>
    fs.writeFileSync(path.join(folder, name), bytes)
  for (const size of [16, 32, 48, 64, 128, 256, 512]) write(`app/${size}x${size}.png`, plain[size])
  write('app.ico', ico([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: plain[size] }))))
  write('app.icns', icns(apple))
  for (const [suffix, size] of /** @type {const} */ ([
    ['', 16],
    ['@2x', 32],
  ])) {
    write(`tray${suffix}.png`, await picture(onPanel(), size))
    write(
      `tray-unread${suffix}.png`,
      await picture(onPanel() + dot('right:0;bottom:0;width:46%;height:46%'), size),
    )
    write(`dot${suffix}.png`, await picture(dot('inset:12%'), size))
  }
  write('made-of.txt', Buffer.from(`${fingerprint([icon, maskable])}\n`))
  await browser.close()
  say(`Icons are in ${path.relative(root, folder)}.`)
}

if (process.argv[1] === import.meta.filename) await draw()
