/** Profanity and tmux without root on Debian: their packages and the libraries that are missing, unpacked into a folder. */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror, debianRelease } from './debian.mjs'
import { privateApt } from './private-apt.mjs'
import { writeCommand } from './unpacked-command.mjs'

const COMMANDS = ['tmux', 'profanity']

/** @param {string} home what an earlier run left */
export function unpackedProfanity(home) {
  const [tmux = '', profanity = ''] = COMMANDS.map((name) => path.join(home, 'debian-profanity', 'bin', name))
  // The last one that is written: without it a run was interrupted.
  return fs.existsSync(profanity) ? { tmux, profanity } : undefined
}

/** @param {string} home @param {string[]} packages @param {(line: string) => void} say */
export async function unpackProfanity(home, packages, say) {
  const prefix = path.join(home, 'debian-profanity')
  const work = path.join(home, 'debian-download')
  say(`Downloading Profanity and tmux from ${debianMirror()} into ${prefix} (nothing is installed) …`)
  fs.rmSync(work, { recursive: true, force: true })
  fs.rmSync(prefix, { recursive: true, force: true })
  const apt = await privateApt(work, [debianRelease() ?? ''])
  await apt.downloadWithNeeds(packages)
  await apt.unpack(prefix)
  fs.rmSync(work, { recursive: true, force: true })
  for (const name of COMMANDS) writeCommand(prefix, name, `usr/bin/${name}`)
  const unpacked = unpackedProfanity(home)
  if (!unpacked) throw new Error(`Profanity is not in ${prefix}, though it was unpacked there`)
  return unpacked
}
