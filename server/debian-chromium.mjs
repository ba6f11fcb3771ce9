/** Chromium without root on Debian: its packages and the libraries that are missing, unpacked into a folder. */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror, debianRelease } from './debian.mjs'
import { privateApt } from './private-apt.mjs'
import { writeCommand } from './unpacked-command.mjs'

/** @param {string} home @returns {string | undefined} what an earlier run left */
export function unpackedChromium(home) {
  const command = path.join(home, 'debian-chromium', 'bin', 'chromium')
  return fs.existsSync(command) ? command : undefined
}

/** @param {string} home @param {(line: string) => void} say @returns {Promise<string>} */
export async function unpackChromium(home, say) {
  const prefix = path.join(home, 'debian-chromium')
  const work = path.join(home, 'debian-download')
  const release = debianRelease() ?? ''
  say(`Downloading Chromium from ${debianMirror()} into ${prefix} (nothing is installed) …`)
  fs.rmSync(work, { recursive: true, force: true })
  fs.rmSync(prefix, { recursive: true, force: true })
  const apt = await privateApt(work, [release])
  await apt.downloadWithNeeds(['chromium', 'fonts-dejavu-core'])
  await apt.unpack(prefix)
  fs.rmSync(work, { recursive: true, force: true })
  writeFontConfig(prefix)
  const fonts = 'export FONTCONFIG_FILE="$here/fonts.conf"'
  writeCommand(prefix, 'chromium', 'usr/lib/chromium/chromium', [fonts])
  return /** @type {string} */ (unpackedChromium(home))
}

function writeFontConfig(prefix) {
  const folders = [`${prefix}/usr/share/fonts`, '/usr/share/fonts']
    .map((folder) => `  <dir>${folder}</dir>\n`)
    .join('')
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${folders}  <cachedir>${prefix}/font-cache</cachedir>\n</fontconfig>\n`
  fs.writeFileSync(path.join(prefix, 'fonts.conf'), text)
}
