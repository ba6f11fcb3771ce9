/**
 * Puts ejabberd 26 and the Debian that it wants into .local/ejabberd, or into the folder that is named:
 * `node server/ejabberd-install.mjs [folder]`, as root on a Debian. Nothing of it is started, and nothing outside that
 * folder is changed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { debianMirror } from './debian.mjs'
import { ejabberdFolder } from './find-ejabberd.mjs'
import { onPath } from './find-prosody.mjs'
import { isRoot, run } from './run.mjs'

const release = 'trixie'
const backports = `${release}-backports`
const folder = path.resolve(process.argv[2] ?? ejabberdFolder)

if (!isRoot() || !onPath('debootstrap')) {
  console.error('This needs root, and the package debootstrap.')
  process.exit(1)
}
const mirror = debianMirror()
fs.mkdirSync(path.dirname(folder), { recursive: true })
console.log(`Unpacking Debian ${release} into ${folder} …`)
await run('debootstrap', ['--variant=minbase', release, folder, mirror])
// Debian's way to say that no package may start a service.
fs.writeFileSync(path.join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 })
fs.writeFileSync(
  path.join(folder, 'etc/apt/sources.list.d/backports.list'),
  `deb ${mirror} ${backports} main\n`,
)
const inside = (/** @type {string[]} */ ...command) =>
  run('chroot', [folder, ...command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
console.log('Installing ejabberd …')
await inside('apt-get', 'update', '-q')
await inside('apt-get', 'install', '-q', '-y', '--no-install-recommends', '-t', backports, 'ejabberd')
console.log(
  folder === ejabberdFolder
    ? 'Done. The tests of ejabberd run from now on.'
    : `Done. The tests of ejabberd run with TESSERA_EJABBERD=${folder}.`,
)
