/**
 * `npm run desktop:package`: release/ with the packages of this system. Where Electron cannot be had, everything that does not need
 * it: the program's own archive, the bill of materials, the manifest of the flatpak, and the sums. `--strict` then fails; `--linux deb` and the like choose.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensurePackages, root } from './install.mjs'
import { runTool } from './tools.mjs'

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
const release = path.join(root, 'release')

/** Of all that was made, in the form that `sha256sum --check` reads. */
function writeSums() {
  const names = fs.readdirSync(release, { withFileTypes: true })
  const files = names.filter((entry) => entry.isFile() && !/^(?:SHA256SUMS|builder-)/.test(entry.name))
  const lines = files.map(({ name }) => {
    const sum = createHash('sha256')
      .update(fs.readFileSync(path.join(release, name)))
      .digest('hex')
    return `${sum}  ${name}\n`
  })
  fs.writeFileSync(path.join(release, 'SHA256SUMS'), lines.join(''))
}

/** @param {string[]} args */
export async function packDesktop(args) {
  const isStrict = args.includes('--strict')
  const wanted = args.filter((arg) => arg !== '--strict')
  await ensurePackages(say)
  await ensureBuilt(say)
  const { buildShell } = await import('./desktop-build.mjs')
  await buildShell()
  fs.mkdirSync(release, { recursive: true })
  const { writeBill } = await import('./bill-of-materials.mjs')
  writeBill(release)
  const { writeArchive } = await import('./desktop-archive.mjs')
  const archive = await writeArchive(release)
  const { writeFlatpak } = await import('../electron/packaging/flatpak.mjs')
  const manifest = writeFlatpak(root, release)
  for (const made of [archive, path.join(release, 'sbom.cdx.json'), manifest])
    say(`Made: ${path.relative(root, made)}`)

  const { fetchElectron } = await import('./electron-binary.mjs')
  const made = fetchElectron(say)
    ? await runTool(
        'electron-builder',
        ['--config', 'electron/packaging/config.mjs', '--publish', 'never', ...wanted],
        { minutes: 60 },
      )
    : null
  writeSums()
  if (made === 0) say('Made: the packages of this system, in release/')
  else if (made !== null)
    say(
      'electron-builder stopped: what it says above is why. It fetches its own tools, one for each kind of package.',
    )
  else
    say(
      '\nThe packages themselves (deb, rpm, AppImage, flatpak; dmg, zip; the installer for Windows) need Electron: see above.',
    )
  return made === 0 || !isStrict ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = await packDesktop(process.argv.slice(2))
