import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTiles } from '../../src/ui/doorway-tiles.ts'

const read = (name: string) => readFileSync(new URL(`../../src/ui/${name}`, import.meta.url), 'utf8')

describe('the doorway', () => {
  const svg = read('art-doorway.svg')
  const tiles = readTiles(svg)

  it('is read whole: every shape of the drawing, in its order', () => {
    expect(tiles).toHaveLength(svg.match(/<(?!\/|svg\b|\?)[a-z]/g)?.length ?? 0)
    expect(tiles.length).toBeGreaterThan(20)
    expect(tiles.every((tile) => tile.d.startsWith('M'))).toBe(true)
    expect(tiles.map((tile) => tile.id)).toEqual(tiles.map((_, index) => index))
  })

  it('has no colour of its own: every tone is a token', () => {
    expect(svg).not.toMatch(/<style|fill=|#[0-9a-f]{3}/i)
    const tokens = read('tokens.css')
    expect(tiles.filter((tile) => !tokens.includes(`--${tile.tone}:`))).toEqual([])
  })
})
