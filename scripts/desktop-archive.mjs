/** The archive that every package carries (`app.asar`): our own files, as electron-builder chooses them. Any Electron of its version runs it. */
import fs from 'node:fs'
import path from 'node:path'
import asar from '@electron/asar'
import { root } from './install.mjs'

/** Relative to the project. */
const FOLDERS = ['dist', 'build/electron', 'electron/icons']
const LEFT_OUT = /\.map$|[\\/]app\.ic(?:o|ns)$/

/** What Electron reads of package.json, and nothing of how it was made. */
export function packedManifest() {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const { name, version, description, license, type, main } = manifest
  return { name, productName: 'Tessera', version, description, license, type, main }
}

/** @param {string} folder @returns {Promise<string>} the file */
export async function writeArchive(folder) {
  const manifest = packedManifest()
  const file = path.join(folder, `${manifest.name}-${manifest.version}.asar`)
  const stage = fs.mkdtempSync(path.join(folder, 'stage-'))
  try {
    for (const name of FOLDERS)
      fs.cpSync(path.join(root, name), path.join(stage, name), {
        recursive: true,
        filter: (source) => !LEFT_OUT.test(source),
      })
    fs.writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    await asar.createPackage(stage, file)
  } finally {
    fs.rmSync(stage, { recursive: true, force: true })
  }
  return file
}
