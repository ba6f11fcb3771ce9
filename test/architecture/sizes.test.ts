import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource, root, sources, styles, walk } from './source-tree.ts'

const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

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
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const readmes = walk('src', (path) => path.endsWith('README.md'))
    expect(
      folders.map((folder) => `src/${folder.name}/README.md`).filter((path) => !readmes.includes(path)),
    ).toEqual([])
    expect(
      readmes
        .map(readSource)
        .filter((file) => file.lines > 25)
        .map((file) => file.path),
    ).toEqual([])
  })
})
