/**
 * Draws public/install/ anew: what an installed web app is shown with by the system. Icons are made of public/icon.svg and
 * public/icon-maskable.svg, what is shown before it is installed of docs/screens/, all with the Chromium of the tests.
 */
import fs from 'node:fs'
import path from 'node:path'
import { drawing, fingerprint, openDrawingBoard } from './drawing-board.mjs'
import { root } from './install.mjs'

const folder = path.join(root, 'public', 'install')
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

/** What stands beside a word in the menu of the app's icon: lines of 24 by 24, on a round plate of paper. */
const SHORTCUTS = {
  invite:
    '<path fill="#2847a6" d="M12.25 3H6a3 3 0 0 0-3 3v12a3 3 0 0 0 3 3h.25a1 1 0 0 0 1-1v-8a1 1 0 0 1 1-1h4a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1z"/><path d="M17.5 3H18a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-6.25a1 1 0 0 1-1-1v-4.5a1 1 0 0 1 1-1h3.75a1 1 0 0 0 1-1V4a1 1 0 0 1 1-1z"/>',
  scan: '<path d="M3 8V6a3 3 0 0 1 3-3h2M16 3h2a3 3 0 0 1 3 3v2M21 16v2a3 3 0 0 1-3 3h-2M8 21H6a3 3 0 0 1-3-3v-2M7 12h10"/>',
}

/** Each of them as large as it is on the machine it was taken on. */
const SCREENS = /** @type {const} */ ({
  'chats-narrow': 'chats-phone-light',
  'talk-narrow': 'talk-pictures-phone-light',
  'invite-narrow': 'invite-sheet-phone-light',
  'talk-wide': 'talk-pictures-desktop-light',
  'invite-wide': 'invite-sheet-desktop-light',
})

/** @param {string} svg @param {string} inset */
const placed = (svg, inset) => `<div style="position:absolute;inset:${inset}">${svg}</div>`
const onPlate = (/** @type {string} */ lines) =>
  `<div style="position:absolute;inset:0;border-radius:50%;background:#f4efe6"></div>${placed(
    `<svg viewBox="0 0 24 24" fill="none" stroke="#2847a6" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${lines}</svg>`,
    '23%',
  )}`

async function draw() {
  const { page, picture, close } = await openDrawingBoard(say)

  /** Half as many bytes, and nobody sees the difference. @param {string} name */
  async function screen(name) {
    const png = fs.readFileSync(path.join(root, 'docs', 'screens', `${name}.png`)).toString('base64')
    const webp = await page.evaluate(async (data) => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: image.width, height: image.height })
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.82).replace(/^.*,/, '')
    }, png)
    return Buffer.from(webp, 'base64')
  }

  const [icon, maskable] = [drawing('icon.svg'), drawing('icon-maskable.svg')]
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const write = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) =>
    fs.writeFileSync(path.join(folder, name), bytes)
  for (const size of [192, 512]) {
    write(`icon-${size}.png`, await picture(placed(icon, '3%'), size))
    write(`maskable-${size}.png`, await picture(maskable, size))
  }
  // Of this one only the shape counts: the system has its own colour for it.
  const shape = icon.replace(/<style>.*<\/style>/, '').replaceAll(/ class="."/g, ' fill="#000"')
  write('monochrome-512.png', await picture(placed(shape, '20%'), 512))
  // Nothing of this one is cut away but the corners.
  const filled = `<div style="transform:scale(1.25)">${maskable}</div>`
  write('apple-touch-icon.png', await picture(filled, 180))
  for (const [name, lines] of Object.entries(SHORTCUTS))
    write(`shortcut-${name}.png`, await picture(onPlate(lines), 96))
  for (const [name, from] of Object.entries(SCREENS)) write(`${name}.webp`, await screen(from))
  write('made-of.txt', Buffer.from(`${fingerprint([icon, maskable])}\n`))
  await close()
  say(`What the web app is installed with is in ${path.relative(root, folder)}.`)
}

if (process.argv[1] === import.meta.filename) await draw()
