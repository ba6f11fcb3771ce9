/** SASL2 and FAST are community modules: a Prosody that comes without them gets them in a folder of ours. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'

const archive = 'https://hg.prosody.im/prosody-modules/archive/tip.tar.gz'

/** @param {string} prosody @returns {boolean} whether it can load SASL2 already */
export function hasCommunityModules(prosody) {
  const said = execFileSync(prosody.replace(/prosody$/, 'prosodyctl'), ['about'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const folders = /Plugin directories:\n((?:[ \t]+.*\n)+)/.exec(said)?.[1]?.split('\n') ?? []
  return folders.some((folder) =>
    ['mod_sasl2', 'mod_sasl2.lua'].some((name) => fs.existsSync(path.join(folder.trim(), name))),
  )
}

/** @param {string} prosody @param {string} home @param {(line: string) => void} say @returns {Promise<string | undefined>} the folder, if one is needed */
export async function communityModules(prosody, home, say) {
  if (hasCommunityModules(prosody)) return undefined
  const folder = path.join(home, 'prosody-modules')
  if (fs.existsSync(path.join(folder, 'mod_sasl2'))) return folder
  say(`${prosody} has no community modules (SASL2, FAST): downloading them …`)
  const answer = await fetch(archive).catch(() => undefined)
  if (!answer?.ok) {
    throw new Error(
      `${prosody} lacks the community modules, and ${archive} cannot be reached: install \`prosody-modules\`.`,
    )
  }
  const file = path.join(home, 'prosody-modules.tar.gz')
  const fresh = `${folder}.new`
  fs.mkdirSync(fresh, { recursive: true })
  fs.writeFileSync(file, Buffer.from(await answer.arrayBuffer()))
  await run('tar', ['-xzf', file, '-C', fresh, '--strip-components=1'])
  fs.rmSync(file)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.renameSync(fresh, folder)
  return folder
}
