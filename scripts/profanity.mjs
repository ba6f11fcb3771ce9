/**
 * Finds Profanity, a client of other people, and tmux, the terminal that it is driven on, or gets them the way this machine
 * allows. What is tried against it is worth its time, but nothing that the app needs: without it those tests are skipped.
 */
import { canInstallWithApt, installPrograms } from '../server/debian-install.mjs'
import { unpackedProfanity, unpackProfanity } from '../server/debian-profanity.mjs'
import { canUnpackDebian } from '../server/debian-unpack.mjs'
import { onPath } from '../server/find-prosody.mjs'

/** @typedef {{ profanity: string, tmux: string }} Programs their commands */

/** The one that brings no desktop with it. */
const PACKAGES = ['profanity-light', 'tmux']

export const adviceWithoutProfanity =
  'Profanity or tmux is not here and there is no way to get them, so nothing is tried against Profanity: ' +
  'install both (Debian: `apt install profanity-light tmux`).'

/** @returns {Programs | undefined} those on the PATH; `PROFANITY` and `TMUX_COMMAND` choose */
export function findProfanity() {
  const profanity = process.env.PROFANITY ?? onPath('profanity')
  const tmux = process.env.TMUX_COMMAND ?? onPath('tmux')
  return profanity && tmux ? { profanity, tmux } : undefined
}

/** @param {string} home where downloads may be kept @param {(line: string) => void} say @returns {Promise<Programs>} */
export async function ensureProfanity(home, say) {
  const found = findProfanity() ?? unpackedProfanity(home)
  if (found) return found
  if (canInstallWithApt()) {
    const missing = PACKAGES.filter((name) => !onPath(name.replace('-light', '')))
    await installPrograms(missing, say)
    const installed = findProfanity()
    if (installed) return installed
  }
  if (canUnpackDebian()) return unpackProfanity(home, PACKAGES, say)
  throw new Error(adviceWithoutProfanity)
}
