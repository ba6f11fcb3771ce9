/** nginx, Caddy and Apache on Debian: their packages and what they need, unpacked into a folder. Nothing is installed, nothing starts. */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror, debianRelease } from './debian.mjs'
import { privateApt } from './private-apt.mjs'
import { writeCommand } from './unpacked-command.mjs'

const PROGRAMS = { nginx: 'usr/sbin/nginx', caddy: 'usr/bin/caddy', apache2: 'usr/sbin/apache2' }
const PACKAGES = ['nginx', 'caddy', 'apache2-bin']

/** @param {string} home @returns {string | undefined} a folder of commands that an earlier run left */
export function unpackedWebServers(home) {
  const folder = path.join(home, 'debian-web-servers', 'bin')
  return Object.keys(PROGRAMS).every((name) => fs.existsSync(path.join(folder, name))) ? folder : undefined
}

/** @param {string} home @param {(line: string) => void} say @returns {Promise<string>} the folder of their commands */
export async function unpackWebServers(home, say) {
  const prefix = path.join(home, 'debian-web-servers')
  const work = path.join(home, 'debian-download')
  say(`Downloading nginx, Caddy and Apache from ${debianMirror()} into ${prefix} (nothing is installed) …`)
  fs.rmSync(work, { recursive: true, force: true })
  fs.rmSync(prefix, { recursive: true, force: true })
  const apt = await privateApt(work, [debianRelease() ?? ''])
  await apt.downloadWithNeeds(PACKAGES)
  await apt.unpack(prefix)
  fs.rmSync(work, { recursive: true, force: true })
  for (const [name, program] of Object.entries(PROGRAMS)) writeCommand(prefix, name, program)
  return path.join(prefix, 'bin')
}
