/** Finds a Prosody that is fit for the local server, or installs one the way this machine allows. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { communityModules } from './community-modules.mjs'
import { canInstallWithApt, installWithApt } from './debian-install.mjs'
import { canUnpackDebian, unpackDebian, unpackedProgram } from './debian-unpack.mjs'
import { dockerProgram, hasDocker } from './docker.mjs'
import { brewProgram, hasBrew } from './homebrew.mjs'

/**
 * @typedef {object} Program how to run a Prosody
 * @property {string} name for people
 * @property {string} prosody the command
 * @property {string} [modules] a folder of community modules that it does not have by itself
 * @property {'docker'} [kind]
 */

/** @param {string} command @returns {number | undefined} the major version of a Prosody, if it is one that runs */
export function majorVersion(command) {
  try {
    const said = execFileSync(command.replace(/prosody$/, 'prosodyctl'), ['about'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const found = /Prosody (?:trunk|(\d+))/.exec(said)
    return found ? Number(found[1] ?? 99) : undefined
  } catch {
    return undefined
  }
}

/** @param {string} command @returns {string | undefined} its full path */
export function onPath(command, searched = process.env.PATH ?? '') {
  for (const folder of searched.split(path.delimiter)) {
    const file = path.join(folder, command)
    try {
      fs.accessSync(file, fs.constants.X_OK)
      return file
    } catch {}
  }
  return undefined
}

export const adviceWithoutServer =
  'No Prosody 13 here and no way to get one: install Prosody 13 with its community modules (Debian 13: ' +
  '`apt install prosody prosody-modules`) or Docker and try again, or use the app with any XMPP server you have an ' +
  'account on: `npm run build`, then serve the folder dist/ with any web server.'

/**
 * `TESSERA_PROSODY` chooses: a path, or one of the ways by name (`path`, `apt`, `unpack`, `docker`, `brew`).
 * @param {{ home: string, say?: (line: string) => void }} options `home`: where downloads may be kept
 * @returns {Promise<Program>}
 */
export async function findProsody({ home, say = () => {} }) {
  const wish = process.env.TESSERA_PROSODY
  const may = (way) => !wish || wish === way
  if (wish?.includes(path.sep))
    return { name: wish, prosody: wish, modules: await communityModules(wish, home, say) }

  const installed = may('path') || may('apt') ? onPath('prosody') : undefined
  if (installed && (majorVersion(installed) ?? 0) >= 13) {
    return { name: installed, prosody: installed, modules: await communityModules(installed, home, say) }
  }
  const unpacked = may('unpack') ? unpackedProgram(home) : undefined
  if (unpacked) return unpacked
  if (may('apt') && canInstallWithApt()) {
    await installWithApt(say)
    return { name: 'Debian package', prosody: '/usr/bin/prosody' }
  }
  if (may('unpack') && canUnpackDebian()) return unpackDebian(home, say)
  if (may('docker') && hasDocker()) return dockerProgram(say)
  if (may('brew') && hasBrew()) return brewProgram(home, say)
  throw new Error(adviceWithoutServer)
}
