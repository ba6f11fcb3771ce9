/** Draws electron/icons/ anew, out of public/icon.svg and public/icon-maskable.svg, with the Chromium of the tests. */
import fs from 'node:fs'
import path from 'node:path'
import { drawing, fingerprint, openDrawingBoard } from './drawing-board.mjs'
import { icns, ico } from './icon-files.mjs'
import { root } from './install.mjs'

const folder = path.join(root, 'electron', 'icons')
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

/** As Apple has them: a plate with round corners, and air around it, in parts of 1024. */
const plate = (/** @type {string} */ svg) =>
  `<div style="position:absolute;inset:9.766%;border-radius:22.4%;overflow:hidden;box-shadow:0 .6vw 1.2vw #0005"><div style="height:100%;transform:scale(1.25)">${svg}</div></div>`
const bare = (/** @type {string} */ svg) => `<div style="position:absolute;inset:3%">${svg}</div>`
const dot = (/** @type {string} */ place) =>
  `<div style="position:absolute;${place};border-radius:50%;background:#d5483b;box-shadow:0 0 0 6vw #fffc"></div>`

async function draw() {
  const { picture, close } = await openDrawingBoard(say)

  // Panels are light or dark, and do not say which: the lighter blue is seen on both.
  const onPanel = () => bare(icon.replaceAll('#2847a6', '#5a80dc'))
  const [icon, maskable] = [drawing('icon.svg'), drawing('icon-maskable.svg')]
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
  await close()
  say(`Icons are in ${path.relative(root, folder)}.`)
}

if (process.argv[1] === import.meta.filename) await draw()
