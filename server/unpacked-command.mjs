/** A program of unpacked Debian packages, started so that it finds the libraries that lie beside it. */
import fs from 'node:fs'
import path from 'node:path'

/**
 * Written last, so that an interrupted run is not taken for a finished one.
 * @param {string} prefix where the packages were unpacked @param {string} name @param {string} program its path in there
 * @param {string[]} [more] lines for its environment, in which `$here` is the prefix
 */
export function writeCommand(prefix, name, program, more = []) {
  const folders = libraryFolders(prefix).map((folder) => `$here/${folder}`)
  const lines = [
    '#!/bin/sh',
    `here='${prefix.replaceAll("'", `'\\''`)}'`,
    `export LD_LIBRARY_PATH="${folders.join(':')}"`,
    ...more,
    `exec "$here/${program}" "$@"`,
  ]
  fs.mkdirSync(path.join(prefix, 'bin'), { recursive: true })
  fs.writeFileSync(path.join(prefix, 'bin', name), `${lines.join('\n')}\n`, { mode: 0o755 })
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
