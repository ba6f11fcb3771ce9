/**
 * Without root on Debian: fetches the packages with apt's own tools and unpacks them into a folder. Nothing is installed;
 * apt keeps its state in that folder too, and its signatures are checked as always.
 */
import fs from 'node:fs'
import path from 'node:path'
import { debianArchitecture, debianMirror, debianRelease, keyring } from './debian.mjs'
import { run } from './run.mjs'

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
  for (const folder of ['lists/partial', 'cache/archives/partial', 'packages'])
    fs.mkdirSync(path.join(work, folder), { recursive: true })
  fs.mkdirSync(path.join(prefix, 'bin'), { recursive: true })
  fs.writeFileSync(path.join(work, 'status'), '')
  const suites = release === 'bookworm' ? ['bookworm', 'bookworm-backports'] : [release]
  const source = (suite) => `deb [signed-by=${keyring}] ${debianMirror()} ${suite} main\n`
  fs.writeFileSync(path.join(work, 'sources.list'), suites.map(source).join(''))

  const options = aptOptions(work, debianArchitecture())
  await run('apt-get', [...options, 'update'], { cwd: work })
  const downloads = path.join(work, 'packages')
  await run('apt-get', [...options, 'download', ...packages[release]], { cwd: downloads })
  for (const file of fs.readdirSync(downloads)) await run('dpkg', ['-x', path.join(downloads, file), prefix])
  // Last, so that an interrupted run is not taken for a finished one.
  writeCommands(prefix)
  fs.rmSync(work, { recursive: true, force: true })
  return /** @type {import('./find-prosody.mjs').Program} */ (unpackedProgram(home))
}

/** A private apt: own state, own lists, own sources; the machine's proxy settings stay. */
const aptOptions = (work, architecture) => [
  '-q',
  ...Object.entries({
    'Dir::State': work,
    'Dir::State::status': `${work}/status`,
    'Dir::State::lists': `${work}/lists`,
    'Dir::Cache': `${work}/cache`,
    'Dir::Etc::sourcelist': `${work}/sources.list`,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Architecture': architecture,
    'APT::Architectures': architecture,
    'APT::Sandbox::User': process.env.USER ?? String(process.getuid?.()),
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
]

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
