import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lastChange } from '../../scripts/build.mjs'
import { packagesAreThere } from '../../scripts/install.mjs'

let folder = ''
const write = (name: string, text: string, at: number) => {
  const file = path.join(folder, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
  fs.utimesSync(file, at, at)
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-install-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

describe('are the npm packages there?', () => {
  test('not without node_modules', () => {
    write('package-lock.json', '{}', 1000)
    expect(packagesAreThere(folder)).toBe(false)
  })

  test('installed by hand: they are, unless the lock file is newer', () => {
    write('package-lock.json', '{}', 1000)
    write('node_modules/.package-lock.json', '{}', 2000)
    expect(packagesAreThere(folder)).toBe(true)
    write('package-lock.json', '{}', 3000)
    expect(packagesAreThere(folder)).toBe(false)
  })

  test('installed by us: what the lock file says matters, not when it was written', () => {
    write('package-lock.json', '{}', 3000)
    write('node_modules/.package-lock.json', '{}', 2000)
    write('node_modules/.tessera-lock', createHash('sha256').update('{}').digest('hex'), 2000)
    expect(packagesAreThere(folder)).toBe(true)
    write('package-lock.json', '{ "changed": true }', 1000)
    expect(packagesAreThere(folder)).toBe(false)
  })
})

describe('has the app changed since it was built?', () => {
  test('the last change is that of the newest file, however deep, or of a folder that lost one', () => {
    write('src/a.ts', '', 1000)
    write('src/deep/b.ts', '', 5000)
    fs.utimesSync(path.join(folder, 'src/deep'), 2000, 2000)
    fs.utimesSync(path.join(folder, 'src'), 2000, 2000)
    expect(lastChange(path.join(folder, 'src'))).toBe(5_000_000)
    fs.rmSync(path.join(folder, 'src/deep/b.ts'))
    fs.utimesSync(path.join(folder, 'src/deep'), 6000, 6000)
    expect(lastChange(path.join(folder, 'src'))).toBe(6_000_000)
    expect(lastChange(path.join(folder, 'nothing'))).toBe(0)
  })
})
