/**
 * Puts ejabberd 26 and the Debian that it wants into .local/ejabberd: `node server/ejabberd-install.mjs`, as root on a
 * Debian. Nothing of it is started, and nothing outside that folder is changed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror } from './debian.mjs'
import { ejabberdFolder } from './find-ejabberd.mjs'
import { onPath } from './find-prosody.mjs'
import { isRoot, run } from './run.mjs'

const release = 'trixie'
const backports = `${release}-backports`

if (!isRoot() || !onPath('debootstrap')) {
  console.error('This needs root, and the package debootstrap.')
  process.exit(1)
}
const mirror = debianMirror()
fs.mkdirSync(path.dirname(ejabberdFolder), { recursive: true })
console.log(`Unpacking Debian ${release} into ${ejabberdFolder} …`)
await run('debootstrap', ['--variant=minbase', release, ejabberdFolder, mirror])
// Debian's way to say that no package may start a service.
fs.writeFileSync(path.join(ejabberdFolder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 })
fs.writeFileSync(
  path.join(ejabberdFolder, 'etc/apt/sources.list.d/backports.list'),
  `deb ${mirror} ${backports} main\n`,
)
const inside = (/** @type {string[]} */ ...command) =>
  run('chroot', [ejabberdFolder, ...command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
console.log('Installing ejabberd …')
await inside('apt-get', 'update', '-q')
await inside('apt-get', 'install', '-q', '-y', '--no-install-recommends', '-t', backports, 'ejabberd')
console.log('Done. The tests of ejabberd run from now on.')
