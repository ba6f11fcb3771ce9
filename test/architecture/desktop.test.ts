import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource, sources, walk } from './source-tree.ts'

const shell = walk('electron', (path) => path.endsWith('.ts')).map(readSource)
/** The edge: everything else takes what it needs as an argument. */
const EDGE = ['electron/main.ts', 'electron/preload.ts']
/** What the page may do is one table for every skin, and so is what leaves a folder. */
const SHARED = ['server/web-headers.mjs', 'server/web-server.mjs']

describe("the desktop's shell", () => {
  it('knows of the app only the type of what stands between them', () => {
    const wrong = shell.flatMap(({ path, imports, runtimeImports }) =>
      imports
        .filter((target) => !target.startsWith('electron/') && !SHARED.includes(target))
        .filter((target) => target !== 'src/platform/desktop-api.ts' || runtimeImports.includes(target))
        .map((target) => `${path} -> ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('is unknown to the app', () => {
    const wrong = sources.filter(({ imports, packages }) =>
      [...imports, ...packages].some((target) => /^electron\b/.test(target)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  it('touches Electron at its edge alone, and Node in the main process alone', () => {
    const allowed = (path: string) =>
      EDGE.includes(path) ? /^(?:electron|electron-updater|node:.*)$/ : /^(?:valibot|node:.*)$/
    const wrong = shell.flatMap(({ path, packages }) =>
      packages.filter((name) => !allowed(path).test(name)).map((name) => `${path} -> ${name}`),
    )
    expect(wrong).toEqual([])
    const inSandbox = shell.filter(({ path }) =>
      ['preload', 'bridge', 'channels'].includes(basename(path, '.ts')),
    )
    expect(inSandbox).toHaveLength(3)
    expect(inSandbox.flatMap(({ packages }) => packages)).toEqual(['electron'])
  })

  it('is made of small rooms, named as the others are', () => {
    expect(shell.filter(({ lines }) => lines > 250).map(({ path }) => path)).toEqual([])
    expect(
      shell
        .filter(({ path }) => !/^electron\/[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(path))
        .map(({ path }) => path),
    ).toEqual([])
    expect(
      shell
        .filter(({ text }) => /^export default|\bconsole\.|\b(?:TODO|FIXME)\b/m.test(text))
        .map(({ path }) => path),
    ).toEqual([])
    expect(readSource('electron/README.md').lines).toBeLessThanOrEqual(60)
  })
})
