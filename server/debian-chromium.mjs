/** Chromium without root on Debian: its packages and the libraries that are missing, unpacked into a folder. */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror, debianRelease } from './debian.mjs'
import { privateApt } from './private-apt.mjs'

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
  const folders = libraryFolders(prefix)
  const lines = [
    '#!/bin/sh',
    `here='${prefix.replaceAll("'", `'\\''`)}'`,
    `export LD_LIBRARY_PATH="${folders.map((folder) => `$here/${folder}`).join(':')}"`,
    'export FONTCONFIG_FILE="$here/fonts.conf"',
    'exec "$here/usr/lib/chromium/chromium" "$@"',
  ]
  fs.mkdirSync(path.join(prefix, 'bin'), { recursive: true })
  // Last, so that an interrupted run is not taken for a finished one.
  fs.writeFileSync(path.join(prefix, 'bin', 'chromium'), `${lines.join('\n')}\n`, { mode: 0o755 })
  return /** @type {string} */ (unpackedChromium(home))
}

/** Where shared libraries lie: the usual folders, and those inside them that packages add to the loader's list. */
function libraryFolders(prefix) {
  const found = []
  for (const base of ['lib', 'usr/lib']) {
    const full = path.join(prefix, base)
    const triplet = fs.existsSync(full)
      ? fs.readdirSync(full).find((name) => /-linux-gnu/.test(name))
      : undefined
    if (!triplet) continue
    found.push(`${base}/${triplet}`)
    for (const inner of ['pulseaudio', 'blas', 'lapack', 'atlas']) {
      if (fs.existsSync(path.join(full, triplet, inner))) found.push(`${base}/${triplet}/${inner}`)
    }
  }
  return found
}

function writeFontConfig(prefix) {
  const folders = [`${prefix}/usr/share/fonts`, '/usr/share/fonts']
    .map((folder) => `  <dir>${folder}</dir>\n`)
    .join('')
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${folders}  <cachedir>${prefix}/font-cache</cachedir>\n</fontconfig>\n`
  fs.writeFileSync(path.join(prefix, 'fonts.conf'), text)
}
