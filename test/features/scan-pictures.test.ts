import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEcho } from '../../src/features/scanner/echo.ts'
import { addMargin, evenOut, reduce, resample, sharpen, soften } from '../../src/features/scanner/enhance.ts'
import { innermostFirst, largestFirst } from '../../src/features/scanner/found.ts'
import { middleOf, onWhite, toGrey, toPicture } from '../../src/features/scanner/picture.ts'
import { pictureSize } from '../../src/features/scanner/picture-size.ts'
import { rankTexts } from '../../src/features/scanner/rank-texts.ts'

const greys = fc
  .tuple(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 2, max: 24 }), fc.integer())
  .map(([width, height, seed]) => ({
    width,
    height,
    data: Uint8ClampedArray.from(
      { length: width * height },
      (_, at) => ((at + 1) * 2654435761 * (seed | 1)) >>> 24,
    ),
  }))

const even = (tone: number, width = 9, height = 7) => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height).fill(tone),
})

describe('pictures in grey', () => {
  it('that are all one tone stay so, whatever is done to them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (tone) => {
        for (const changed of [
          soften(even(tone), 3),
          sharpen(even(tone), 2, 4),
          resample(even(tone), 2),
          reduce(even(tone, 40, 30), 0.3),
        ])
          expect(new Set(changed.data)).toEqual(new Set([tone]))
        expect(new Set(evenOut(even(tone), 4).data)).toEqual(new Set([128]))
      }),
    )
  })

  it('keep their size, or have the one that was asked for', () => {
    fc.assert(
      fc.property(greys, fc.double({ min: 0.1, max: 3, noNaN: true }), (grey, factor) => {
        for (const same of [soften(grey, 2), sharpen(grey, 2, 4), evenOut(grey, 4)])
          expect([same.width, same.height, same.data.length]).toEqual([
            grey.width,
            grey.height,
            grey.data.length,
          ])
        const other = factor < 1 ? reduce(grey, factor) : resample(grey, factor)
        expect(other.data.length).toBe(other.width * other.height)
        expect(Math.abs(other.width - grey.width * factor)).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('soften to the mean of what is around, computed the long way', () => {
    fc.assert(
      fc.property(greys, fc.integer({ min: 0, max: 5 }), (grey, radius) => {
        const soft = soften(grey, radius)
        for (let y = 0; y < grey.height; y++)
          for (let x = 0; x < grey.width; x++) {
            let [sum, count] = [0, 0]
            for (let row = Math.max(0, y - radius); row <= Math.min(grey.height - 1, y + radius); row++)
              for (let at = Math.max(0, x - radius); at <= Math.min(grey.width - 1, x + radius); at++) {
                sum += grey.data[row * grey.width + at] as number
                count++
              }
            expect(Math.abs((soft.data[y * grey.width + x] as number) - sum / count)).toBeLessThanOrEqual(0.5)
          }
      }),
      { numRuns: 30 },
    )
  })

  it('are what they were with a margin taken off, and after a turn through colours', () => {
    fc.assert(
      fc.property(greys, (grey) => {
        const framed = addMargin(grey, 3)
        const inner = middleOf(toPicture(framed), Math.max(grey.width, grey.height))
        if (grey.width === grey.height) expect(toGrey(inner).data).toEqual(grey.data)
        expect(toGrey(toPicture(grey)).data).toEqual(grey.data)
      }),
    )
  })
})

describe('pictures that one can see through', () => {
  it('lie on white', () => {
    const clear = { width: 2, height: 1, data: Uint8ClampedArray.from([0, 0, 0, 0, 10, 20, 30, 255]) }
    expect([...onWhite(clear).data]).toEqual([255, 255, 255, 255, 10, 20, 30, 255])
    const half = { width: 1, height: 1, data: Uint8ClampedArray.from([0, 0, 0, 128]) }
    expect([...onWhite(half).data]).toEqual([127, 127, 127, 255])
  })

  it('are left alone when one cannot', () => {
    const opaque = { width: 1, height: 1, data: Uint8ClampedArray.from([1, 2, 3, 255]) }
    expect(onWhite(opaque)).toBe(opaque)
  })
})

describe('the size of a picture', () => {
  it('is never looked for outside of the bytes', () => {
    const heads = [[], [0xff, 0xd8, 0xff], [0, 0x50, 0x4e, 0x47], [0x52, 0x49, 0x46, 0x46], [0x42, 0x4d]]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        const size = pictureSize(Uint8Array.from([...head, ...rest]).buffer)
        expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('of a JPEG stands behind whatever the camera wrote before it', () => {
    const exif = [0xff, 0xe1, 0x00, 0x12, ...Array<number>(16).fill(0xff)]
    const start = [0xff, 0xc2, 0x00, 0x11, 0x08, 0x0b, 0xb8, 0x0f, 0xa0, ...Array<number>(12).fill(3)]
    expect(pictureSize(Uint8Array.from([0xff, 0xd8, ...exif, ...start]).buffer)).toEqual({
      width: 4000,
      height: 3000,
    })
  })

  it('of an AVIF is that of its largest part', () => {
    const part = (width: number, height: number) => [
      ...[0, 0, 0, 20, 0x69, 0x73, 0x70, 0x65, 0, 0, 0, 0],
      ...[0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255],
    ]
    const head = [0, 0, 0, 12, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66]
    expect(pictureSize(Uint8Array.from([...head, ...part(160, 120), ...part(4000, 3000)]).buffer)).toEqual({
      width: 4000,
      height: 3000,
    })
  })
})

describe('what is told of several codes', () => {
  const square = (text: string, left: number, size: number) => ({
    text,
    corners: [
      { x: left, y: 0 },
      { x: left + size, y: 0 },
      { x: left + size, y: size },
      { x: left, y: size },
    ] as const,
  })

  it('begins with the largest in a picture and the innermost before a camera, each once', () => {
    const all = [square('small', 45, 10), square('large', 0, 40), square('', 50, 50), square('large', 60, 30)]
    expect(largestFirst(all)).toEqual(['large', 'small'])
    expect(innermostFirst(all, { width: 100, height: 10 })).toEqual(['small', 'large'])
  })

  it('begins with an invite, then with what else is for us', () => {
    expect(
      rankTexts(['figs', 'xmpp:juliet@verona.example', 'xmpp:romeo@verona.example?roster;preauth=a']),
    ).toEqual(['xmpp:romeo@verona.example?roster;preauth=a', 'xmpp:juliet@verona.example', 'figs'])
  })

  it('is news once in two seconds, and not at once after it was put away', () => {
    const echo = createEcho()
    expect(echo.isNews('a', 0)).toBe(true)
    expect(echo.isNews('a', 1999)).toBe(false)
    expect(echo.isNews('b', 1999)).toBe(true)
    expect(echo.isNews('b', 3999)).toBe(true)
    echo.putAway(9000)
    expect(echo.isNews('b', 10_999)).toBe(false)
    expect(echo.isNews('a', 10_999)).toBe(true)
  })
})
