/** On a Mac without Docker: Prosody's own Homebrew tap. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { communityModules } from './community-modules.mjs'
import { run } from './run.mjs'

export function hasBrew() {
  try {
    execFileSync('brew', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** @param {string} home @param {(line: string) => void} say @returns {Promise<import('./find-prosody.mjs').Program>} */
export async function brewProgram(home, say) {
  say('Installing Prosody with Homebrew …')
  await run('brew', ['install', '-q', 'prosody/prosody/prosody'])
  const prefix = (await run('brew', ['--prefix'])).trim()
  const prosody = path.join(prefix, 'bin', 'prosody')
  return { name: prosody, prosody, modules: await communityModules(prosody, home, say) }
}
