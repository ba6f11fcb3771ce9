import fs from 'node:fs'
import path from 'node:path'
import configTools from 'app-builder-lib/out/util/config/config.js'
import { describe, expect, it } from 'vitest'
import { FUSES, packageConfig } from '../../electron/packaging/config.mjs'
import { flatpakFiles } from '../../electron/packaging/flatpak.mjs'
import { SMALLEST } from '../../electron/window-state.ts'
import { fingerprint } from '../../scripts/drawing-board.mjs'
import { ICNS_TYPES, ico } from '../../scripts/icon-files.mjs'
import { LANGUAGES } from '../../src/i18n/i18n.ts'
import { root } from '../architecture/source-tree.ts'

const config = packageConfig({})
const read = (name: string) => fs.readFileSync(path.join(root, name))
const validate = (one: object) =>
  configTools.validateConfiguration(one, { isEnabled: false, add() {} } as unknown as Parameters<
    typeof configTools.validateConfiguration
  >[1])

describe("electron-builder's own schema", () => {
  it('takes the configuration, whoever publishes', async () => {
    await validate(config)
    await validate(packageConfig({ GITHUB_REPOSITORY: 'them/tessera', APPLE_ID: 'x' }))
    await validate(packageConfig({ TESSERA_UPDATES: 'https://example.org/updates' }))
  })

  it('would say what is wrong', async () => {
    await expect(validate({ ...config, fuses: {} })).rejects.toThrow(/unknown property 'fuses'/)
    await expect(validate({ ...config, deb: { wrong: 'x' } })).rejects.toThrow(/configuration.deb should be/)
  })
})

describe('the packages', () => {
  it('are of every kind that was promised', () => {
    expect(config.linux?.target).toEqual(['deb', 'rpm', 'AppImage', 'flatpak'])
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ])
    expect(config.win?.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }])
  })

  it('tell every system of xmpp: links', () => {
    expect(config.protocols).toEqual([{ name: 'XMPP', schemes: ['xmpp'], role: 'Viewer' }])
    const links = String(read(String(config.nsis?.include)))
    expect(links).toContain('URLAssociations" "xmpp" "Tessera.xmpp"')
    // One argument, in quotes: what stands in a link never becomes a second one.
    expect(links).toContain(`"$INSTDIR\\\${APP_EXECUTABLE_FILENAME}" "%1"`)
    expect(String(read('electron/packaging/metainfo.xml'))).toContain('x-scheme-handler/xmpp')
  })

  it('carry their code in an archive that is checked, and nothing that could be made to run something else', () => {
    expect([config.asar, config.disableAsarIntegrity, config.electronFuses]).toEqual([true, false, FUSES])
    const on = Object.entries(FUSES)
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
    expect(on.sort()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
      'resetAdHocDarwinSignature',
    ])
    expect(config.files).toContain('!node_modules/**/*')
    expect(config.mac?.hardenedRuntime).toBe(true)
    const entitlements = String(read(String(config.mac?.entitlements)))
    expect(entitlements).not.toMatch(/disable-library-validation|allow-unsigned-executable-memory|allow-dyld/)
    expect(
      config.flatpak?.finishArgs?.filter((right) => /filesystem|system-bus|session-bus/.test(right)),
    ).toEqual([])
  })

  it('ask somewhere for updates only if somebody said where', () => {
    expect(config.publish).toBeNull()
    expect(packageConfig({ TESSERA_UPDATES: 'https://example.org/' }).publish).toEqual([
      { provider: 'generic', url: 'https://example.org/' },
    ])
    expect(packageConfig({ GITHUB_REPOSITORY: 'them/tessera' }).publish).toEqual([
      { provider: 'github', owner: 'them', repo: 'tessera' },
    ])
    expect(config.win?.verifyUpdateCodeSignature).toBe(true)
  })

  it('find everything that they name', () => {
    const named = [
      config.linux?.icon,
      config.mac?.icon,
      config.win?.icon,
      config.mac?.entitlements,
      config.nsis?.include,
    ]
    for (const name of [...named, 'electron/packaging/metainfo.xml'])
      expect(fs.existsSync(path.join(root, String(name))), String(name)).toBe(true)
    expect(SMALLEST.width).toBeLessThanOrEqual(360)
  })
})

describe('the manifest of the flatpak', () => {
  const files = flatpakFiles(root)
  const manifest = JSON.parse(String(files['im.tessera.Tessera.json']))
  const [{ sources, 'build-commands': commands }] = manifest.modules

  it('has the rights, the runtime and the name of the one that electron-builder makes', () => {
    const { runtime, runtimeVersion, sdk, base, baseVersion, finishArgs } = config.flatpak ?? {}
    expect(manifest).toMatchObject({
      id: config.appId,
      runtime,
      'runtime-version': runtimeVersion,
      sdk,
      base,
      'base-version': baseVersion,
      'finish-args': finishArgs,
    })
  })

  it('names what lies beside it, uses all of it, and takes the program as electron-builder leaves it', () => {
    const named = sources.filter(({ type }: { type: string }) => type === 'file')
    expect(named.map((source: { path: string }) => source.path).sort()).toEqual(
      Object.keys(files)
        .filter((name) => !name.endsWith('.json'))
        .sort(),
    )
    for (const { path: name } of named) expect(commands.join('\n'), name).toContain(` ${name} `)
    expect(sources.at(-1)).toEqual({ type: 'dir', path: '../linux-unpacked', dest: 'program' })
    expect(String(files['tessera.sh'])).toContain(`/app/tessera/${config.executableName} "$@"`)
  })

  it('tells the system of links, in every language, and by the name of the icon', () => {
    const entry = String(files['im.tessera.Tessera.desktop'])
    expect(entry).toContain('MimeType=x-scheme-handler/xmpp;')
    expect(entry).toContain('Icon=im.tessera.Tessera\n')
    expect(entry).toContain('Exec=tessera %U\n')
    for (const language of LANGUAGES)
      expect(entry).toMatch(
        language === 'en' ? /^Comment=.+$/m : new RegExp(`^Comment\\[${language}\\]=.+$`, 'm'),
      )
  })
})

describe('a release', () => {
  const workflow = String(read('.github/workflows/release.yml'))

  it('brings every kind of package, their sums, and what they are made of', () => {
    const kinds = ['deb', 'rpm', 'AppImage', 'flatpak', 'dmg', 'zip', 'exe', 'blockmap']
    for (const kind of kinds) expect(workflow, kind).toContain(`release/*.${kind}\n`)
    for (const made of ['SHA256SUMS', 'sbom.cdx.json', 'release/latest*.yml', '--strict'])
      expect(workflow).toContain(made)
  })

  it('is a draft, may do no more than it has to, and writes no secret into a command', () => {
    expect(workflow).toContain('--draft')
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m)
    const commands = workflow
      .split('\n')
      .filter((line) => /\$\{\{\s*(?:secrets|github\.event)/.test(line) && !/^\s+[A-Z_]+: /.test(line))
    expect(commands).toEqual([])
  })
})

describe('icons', () => {
  const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]
  const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG'

  it('are made of the drawings that the page has: else run `node scripts/icons.mjs`', () => {
    const drawings = ['public/icon.svg', 'public/icon-maskable.svg'].map((name) => String(read(name)))
    expect(String(read('electron/icons/made-of.txt')).trim()).toBe(fingerprint(drawings))
  })

  it('are as large as they say', () => {
    for (const name of fs.readdirSync(path.join(root, 'electron/icons/app'))) {
      const [width = 0, height = 0] = name.split(/[x.]/).map(Number)
      expect(size(read(`electron/icons/app/${name}`)), name).toEqual([width, height])
    }
  })

  it('of Windows are whole', () => {
    const file = read('electron/icons/app.ico')
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1])
    const count = file.readUInt16LE(4)
    expect(count).toBe(7)
    for (let index = 0; index < count; index++) {
      const at = 6 + 16 * index
      const png = file.subarray(
        file.readUInt32LE(at + 12),
        file.readUInt32LE(at + 12) + file.readUInt32LE(at + 8),
      )
      expect(isPng(png)).toBe(true)
      expect(size(png)[0]).toBe(file.readUInt8(at) || 256)
    }
    expect(ico([]).length).toBe(6)
  })

  it('of macOS are whole', () => {
    const file = read('electron/icons/app.icns')
    expect([file.subarray(0, 4).toString(), file.readUInt32BE(4)]).toEqual(['icns', file.length])
    const found: [string, number | undefined][] = []
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      found.push([file.subarray(at, at + 4).toString(), size(file.subarray(at + 8))[0]])
    expect(found).toEqual(ICNS_TYPES.map(([type, side]) => [type, side]))
  })
})
