/**
 * apt for somebody who is not root: own lists, own sources, own cache in one folder, and packages that are unpacked
 * instead of installed. Signatures are checked as always; the machine's proxy settings stay.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { debianArchitecture, debianMirror, keyring } from './debian.mjs'
import { run } from './run.mjs'

/** @param {string} work a folder that may be removed afterwards @param {string[]} suites */
export async function privateApt(work, suites) {
  const packages = path.join(work, 'cache', 'archives')
  for (const folder of [path.join(work, 'lists', 'partial'), path.join(packages, 'partial')]) {
    fs.mkdirSync(folder, { recursive: true })
  }
  fs.writeFileSync(path.join(work, 'status'), '')
  const source = (/** @type {string} */ suite) =>
    `deb [signed-by=${keyring}] ${debianMirror()} ${suite} main\n`
  fs.writeFileSync(path.join(work, 'sources.list'), suites.map(source).join(''))
  const architecture = debianArchitecture()
  const settings = {
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
    'APT::Sandbox::User': os.userInfo().username,
  }
  /** @param {string[]} args @param {Record<string, string>} [more] */
  const apt = (args, more = {}) => {
    const options = Object.entries({ ...settings, ...more }).flatMap(([name, value]) => [
      '-o',
      `${name}=${value}`,
    ])
    return run('apt-get', ['-q', ...options, ...args], { cwd: packages })
  }
  await apt(['update'])
  return {
    /** Exactly these. @param {string[]} names */
    download: (names) => apt(['download', ...names]),
    /** These and whatever they need that the machine does not have. @param {string[]} names */
    downloadWithNeeds: (names) =>
      apt(['install', '--download-only', '-y', '--no-install-recommends', ...names], {
        'Dir::State::status': '/var/lib/dpkg/status',
        'Debug::NoLocking': 'true',
      }),
    /** @param {string} prefix */
    async unpack(prefix) {
      fs.mkdirSync(prefix, { recursive: true })
      const files = fs.readdirSync(packages).filter((name) => name.endsWith('.deb'))
      for (const file of files) await run('dpkg', ['-x', path.join(packages, file), prefix])
    },
  }
}
