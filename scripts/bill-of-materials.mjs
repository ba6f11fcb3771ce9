/** What the program is made of, as CycloneDX: written by npm out of package-lock.json, so the same on every machine. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/** @param {string} folder */
export function writeBill(folder) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const text = execFileSync(
    npm,
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    },
  )
  fs.writeFileSync(path.join(folder, 'sbom.cdx.json'), text)
}
