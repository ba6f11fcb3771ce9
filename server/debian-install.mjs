/** As root on Debian: Prosody and the community modules from Debian's own archive, with apt. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { debianMirror, debianRelease, keyring } from './debian.mjs'
import { isRoot, run } from './run.mjs'

export const canInstallWithApt = () => isRoot() && debianRelease() !== undefined

/** Debian 12 has Prosody 13 in its backports; later releases have it themselves. @param {(line: string) => void} say */
export async function installWithApt(say) {
  const release = debianRelease()
  const backports = release === 'bookworm'
  const wanted = ['prosody', 'prosody-modules']
  say(`Installing ${wanted.join(' and ')} with apt${backports ? ' from bookworm-backports' : ''} …`)
  if (
    backports &&
    !execFileSync('apt-cache', ['policy'], { encoding: 'utf8' }).includes('bookworm-backports')
  ) {
    const line = `deb [signed-by=${keyring}] ${debianMirror()} bookworm-backports main\n`
    fs.writeFileSync('/etc/apt/sources.list.d/bookworm-backports.list', line)
  }
  await run('apt-get', ['update', '-q'])
  const withoutAutostart = keepServicesDown()
  try {
    const from = backports ? ['-t', 'bookworm-backports'] : []
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...from, ...wanted], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } finally {
    withoutAutostart()
  }
  if (fs.existsSync('/run/systemd/system'))
    await run('systemctl', ['disable', '--now', 'prosody']).catch(() => {})
}

/** Programs for the tests, where a package manager may be used. @param {string[]} names @param {(line: string) => void} say */
export async function installPrograms(names, say) {
  say(`Installing ${names.join(' and ')} with apt …`)
  await run('apt-get', ['update', '-q'])
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** The package starts a system-wide server as soon as it is unpacked; policy-rc.d is Debian's way to say no. */
function keepServicesDown() {
  const policy = '/usr/sbin/policy-rc.d'
  if (fs.existsSync(policy)) return () => {}
  fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => fs.rmSync(policy, { force: true })
}
