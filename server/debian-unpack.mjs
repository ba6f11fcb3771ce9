/** Prosody without root on Debian: its packages, unpacked into a folder. Nothing is installed. */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror, debianRelease, keyring } from './debian.mjs'
import { privateApt } from './private-apt.mjs'

/** Prosody, what it is written in, and the libraries that a small Debian may not have. */
const packages = {
  bookworm: [
    'prosody/bookworm-backports',
    'prosody-modules/bookworm-backports',
    ...['lua5.4', 'lua-expat', 'lua-filesystem', 'lua-sec', 'lua-socket', 'lua-bitop'],
    ...['libexpat1', 'libicu72', 'libreadline8', 'libssl3', 'libtinfo6'],
  ],
  trixie: [
    ...[
      'prosody',
      'prosody-modules',
      'lua5.4',
      'lua-expat',
      'lua-filesystem',
      'lua-sec',
      'lua-socket',
      'lua-bitop',
    ],
    ...['libexpat1', 'libicu76', 'libreadline8t64', 'libssl3t64', 'libtinfo6'],
  ],
}

const present = (file) => fs.existsSync(file)
const folderOf = (home) => path.join(home, 'debian-prosody')

export const canUnpackDebian = () =>
  (debianRelease() ?? '') in packages &&
  present('/usr/bin/apt-get') &&
  present('/usr/bin/dpkg') &&
  present(keyring)

/** @param {string} home @returns {import('./find-prosody.mjs').Program | undefined} what an earlier run left */
export function unpackedProgram(home) {
  const prosody = path.join(folderOf(home), 'bin', 'prosody')
  return present(prosody) ? { name: prosody, prosody } : undefined
}

/** @param {string} home @param {(line: string) => void} say @returns {Promise<import('./find-prosody.mjs').Program>} */
export async function unpackDebian(home, say) {
  const release = debianRelease() ?? ''
  const prefix = folderOf(home)
  const work = path.join(home, 'debian-download')
  say(`Downloading Prosody from ${debianMirror()} into ${prefix} (14 MB, nothing is installed) …`)
  fs.rmSync(work, { recursive: true, force: true })
  fs.rmSync(prefix, { recursive: true, force: true })
  const apt = await privateApt(work, release === 'bookworm' ? ['bookworm', 'bookworm-backports'] : [release])
  await apt.download(packages[release])
  await apt.unpack(prefix)
  fs.mkdirSync(path.join(prefix, 'bin'), { recursive: true })
  // Last, so that an interrupted run is not taken for a finished one.
  writeCommands(prefix)
  fs.rmSync(work, { recursive: true, force: true })
  return /** @type {import('./find-prosody.mjs').Program} */ (unpackedProgram(home))
}

/** Both programs have their folders written into them, so the commands run copies that know the new place. */
function writeCommands(prefix) {
  const triplet = fs.readdirSync(path.join(prefix, 'usr/lib')).find((name) => /-linux-gnu/.test(name)) ?? ''
  for (const name of ['prosodyctl', 'prosody']) {
    const original = fs.readFileSync(path.join(prefix, 'usr/bin', name), 'utf8')
    const moved = original
      .replaceAll("'/usr/lib/prosody", `'${prefix}/usr/lib/prosody`)
      .replaceAll("'/etc/prosody'", `'${prefix}/etc/prosody'`)
    fs.writeFileSync(path.join(prefix, 'bin', `${name}.lua`), moved)
    const lines = [
      '#!/bin/sh',
      `here='${prefix.replaceAll("'", `'\\''`)}'`,
      'export LUA_PATH="$here/usr/share/lua/5.4/?.lua;$here/usr/share/lua/5.4/?/init.lua;;"',
      `export LUA_CPATH="$here/usr/lib/${triplet}/lua/5.4/?.so;;"`,
      `export LD_LIBRARY_PATH="$here/usr/lib/${triplet}:$here/lib/${triplet}"`,
      `exec "$here/usr/bin/lua5.4" "$here/bin/${name}.lua" "$@"`,
    ]
    fs.writeFileSync(path.join(prefix, 'bin', name), `${lines.join('\n')}\n`, { mode: 0o755 })
  }
}
