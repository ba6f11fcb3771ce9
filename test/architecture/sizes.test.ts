import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource, root, sources, styles, walk } from './source-tree.ts'

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

const foldersIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)

describe('rooms that one can read in a minute', () => {
  const lines = sources.map((file) => file.lines)

  it('has no file over 300 lines', () => {
    expect(
      [...sources, ...styles].filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`),
    ).toEqual([])
  })

  it('keeps the median at 80 lines or less, and 95 of 100 files at 250 or less', () => {
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(80)
    expect(percentile(lines, 0.95)).toBeLessThanOrEqual(250)
  })

  it('says in each folder of src what lives there, in at most 25 lines', () => {
    const readmes = walk('src', (path) => path.endsWith('README.md'))
    expect(
      [...foldersIn('src'), ...foldersIn('src/client')]
        .map((folder) => `${folder}/README.md`)
        .filter((path) => !readmes.includes(path)),
    ).toEqual([])
    expect(
      readmes
        .map(readSource)
        .filter((file) => file.lines > 25)
        .map((file) => file.path),
    ).toEqual([])
  })

  it('keeps a room of the client small enough to know everybody in it', () => {
    expect(foldersIn('src/client').filter((folder) => walk(folder, () => true).length > 30)).toEqual([])
    const loose = sources.map((file) => file.path).filter((path) => /^src\/client\/[^/]+$/.test(path))
    expect(loose).toEqual(['src/client/client.ts', 'src/client/create-client.ts'])
  })
})

describe('what is written about the house', () => {
  it('names no file that is not there', () => {
    const pages = [
      ...['README.md', 'CONTRIBUTING.md'],
      ...['docs', 'src', 'test', 'electron'].flatMap((folder) =>
        walk(folder, (path) => path.endsWith('.md')),
      ),
    ]
    const missing = pages.flatMap((page) => {
      const folder = page.slice(0, page.lastIndexOf('/') + 1)
      const named = [...readSource(page).text.matchAll(/`([\w./-]+\.(?:tsx?|mjs|lua))`/g)].map(
        ([, name = '']) => name,
      )
      // As examples are called.
      const isExample = (name: string) => /(?:^|\/)(?:X\.|[Tt]hing\.)|-N+[.-]/.test(name)
      const places = (name: string) =>
        [folder, '', 'src/', 'src/client/', 'test/'].map((before) => before + name)
      return named
        .filter((name) => !isExample(name) && !places(name).some((place) => existsSync(join(root, place))))
        .map((name) => `${page}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})
