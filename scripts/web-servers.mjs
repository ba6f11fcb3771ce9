/**
 * Finds nginx, Caddy and Apache, or gets them the way this machine allows: the files of docs/web-servers are tried on each. What is
 * not to be had is skipped, and says so.
 */
import fs from 'node:fs'
import path from 'node:path'
import { canUnpackDebian } from '../server/debian-unpack.mjs'
import { unpackedWebServers, unpackWebServers } from '../server/debian-web-servers.mjs'
import { onPath } from '../server/find-prosody.mjs'

/** @typedef {'nginx' | 'caddy' | 'apache2'} WebServer by its command */

/** @type {readonly WebServer[]} */
export const webServers = ['nginx', 'caddy', 'apache2']

/** Debian keeps two of them where only the administrator looks. */
const SEARCHED = `${process.env.PATH ?? ''}${path.delimiter}/usr/sbin`

export const adviceWithout = (/** @type {WebServer} */ name) =>
  `No ${name} here, so its file in docs/web-servers is not tried: install it (Debian: \`apt install ${name}\`).`

/** @param {WebServer} name @param {string} home @returns {string | undefined} its command */
export function findWebServer(name, home) {
  const unpacked = unpackedWebServers(home)
  return onPath(name, SEARCHED) ?? (unpacked && path.join(unpacked, name))
}

/** The folder of Apache's modules that belongs to its command. @param {string} command */
export const apacheModules = (command) => {
  const beside = path.join(path.dirname(command), '../usr/lib/apache2/modules')
  return fs.existsSync(beside) ? beside : '/usr/lib/apache2/modules'
}

/** @param {string} home where downloads may be kept @param {(line: string) => void} say */
export async function ensureWebServers(home, say) {
  if (webServers.some((name) => !findWebServer(name, home)) && canUnpackDebian())
    await unpackWebServers(home, say)
}
