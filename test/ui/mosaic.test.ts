import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mosaicOf, type Tone } from '../../src/ui/mosaic.ts'
import { sha1 } from '../../src/ui/sha1.ts'
import { halfTiles } from '../../src/ui/token-tiles.ts'

const reference = (text: string) => [...createHash('sha1').update(text, 'utf8').digest()]
const TONES: readonly Tone[] = [1, 2, 3]

/** Corners of the tiles of all tones, with their tone, sorted by row and column. */
const tiles = (paths: Record<Tone, string>) =>
  TONES.flatMap((tone) =>
    [...paths[tone].matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({
      tone,
      x: Number(x),
      y: Number(y),
    })),
  ).sort((a, b) => a.y - b.y || a.x - b.x)

describe('sha1', () => {
  it('gives what everybody else gives, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect([...sha1(text)]).toEqual(reference(text))
      }),
    )
  })

  it.each([0, 54, 55, 56, 63, 64, 65, 119, 120, 1000])('gets the padding right at %i bytes', (length) => {
    expect([...sha1('a'.repeat(length))]).toEqual(reference('a'.repeat(length)))
  })
})

describe('the mosaic of an address', () => {
  it('D7.1 has the hue of XEP-0392: the first two bytes, the lower one first', () => {
    const [low = 0, high = 0] = reference('juliet@verona.example')
    expect(mosaicOf('juliet@verona.example').hue).toBeCloseTo(((low + high * 256) / 65536) * 360, 6)
    expect(mosaicOf('juliet@verona.example').hue).toBeCloseTo(4.724, 3)
  })

  it('covers 5 × 5 tiles once, the right half mirroring the left', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (address) => {
        const all = tiles(mosaicOf(address).paths)
        expect(all.map(({ x, y }) => [Math.floor(x / 10), Math.floor(y / 10)])).toEqual(
          Array.from({ length: 25 }, (_, i) => [i % 5, Math.floor(i / 5)]),
        )
        for (let row = 0; row < 5; row++) {
          const tones = all.slice(row * 5, row * 5 + 5).map((tile) => tile.tone)
          expect(tones).toEqual([...tones].reverse())
        }
      }),
      { numRuns: 50 },
    )
  })

  it('takes each tone from the low three bits of its byte', () => {
    const bytes = reference('romeo@verona.example').slice(2, 17)
    const free = tiles(mosaicOf('romeo@verona.example').paths).filter((tile) => tile.x < 30)
    expect(free.map((tile) => tile.tone)).toEqual(
      bytes.map((byte) => (byte % 8 <= 2 ? 1 : byte % 8 <= 5 ? 2 : 3)),
    )
  })

  it('is drawn once and then remembered', () => {
    expect(mosaicOf('benvolio@verona.example')).toBe(mosaicOf('benvolio@verona.example'))
  })
})

describe('the token', () => {
  it('shares 6 × 6 tiles between host and guest by one step', () => {
    const places = (half: 'host' | 'guest') =>
      tiles(halfTiles(half, 'a@b').paths).map(({ x, y }) => Math.floor(y / 20) * 6 + Math.floor(x / 20))
    const [host, guest] = [places('host'), places('guest')]
    expect(host).toHaveLength(18)
    expect([...host, ...guest].sort((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, i) => i))
    expect(host.filter((place) => place < 18).every((place) => place % 6 < 4)).toBe(true)
    expect(host.filter((place) => place >= 18).every((place) => place % 6 < 2)).toBe(true)
  })

  it('differs between invites of one host, in the same hue', () => {
    const one = halfTiles('host', 'romeo@verona.example', 'romeo@verona.exampleFor Angelica')
    const other = halfTiles('host', 'romeo@verona.example', 'romeo@verona.exampleFor Peter')
    expect(one.hue).toBe(other.hue)
    expect(one.paths).not.toEqual(other.paths)
  })
})
