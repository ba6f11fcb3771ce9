import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orientationBlock, orientationIn } from '../../src/features/attachments/exif-orientation.ts'
import { stripJpeg } from '../../src/features/attachments/strip-jpeg.ts'
import { stripMetadata } from '../../src/features/attachments/strip-metadata.ts'

type Bytes = Uint8Array<ArrayBuffer>
const of = (...parts: (string | readonly number[] | Uint8Array)[]): Bytes =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : [...(part as Uint8Array)],
    ),
  )
const includes = (whole: Uint8Array, part: string) =>
  String.fromCharCode(...whole).includes(String.fromCharCode(...of(part)))

const segment = (marker: number, payload: Uint8Array): Bytes =>
  of([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff], payload)

/** Entropy-coded data: any bytes, with what a marker would be stuffed. */
const scanData = fc
  .uint8Array({ maxLength: 40 })
  .map((data) => of([...data].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]))))
const secret = 'GPS 41.8 N'
const telling = fc.constantFrom(
  segment(0xe1, of('Exif\0\0', secret)),
  segment(0xe1, of('http://ns.adobe.com/xap/1.0/\0', secret)),
  segment(0xed, of('Photoshop 3.0\0', secret)),
  segment(0xe2, of('MPF\0', secret)),
  segment(0xe0, of('JFXX\0', secret)),
  segment(0xfe, of(secret)),
)
const ofPicture = fc.constantFrom(
  segment(0xe0, of('JFIF\0', [1, 2, 0])),
  segment(0xe2, of('ICC_PROFILE\0', [1, 1])),
  segment(0xee, of('Adobe', [0, 100])),
  segment(0xdb, of([0, 16, 11])),
  segment(0xc4, of([0, 1, 5])),
  segment(0xc0, of([8, 0, 2, 0, 2, 1])),
)
const jpeg = fc.record({
  segments: fc.array(fc.oneof(telling, ofPicture), { maxLength: 8 }),
  scans: fc.array(scanData, { minLength: 1, maxLength: 3 }),
  behind: fc.constantFrom('', `\xff\xd8\xff${secret}`),
})
const written = (segments: readonly Uint8Array[], scans: readonly Uint8Array[], behind = '') =>
  of(
    [0xff, 0xd8],
    ...segments,
    ...scans.flatMap((scan) => [segment(0xda, of([1, 1, 0, 0, 63, 0])), scan]),
    [0xff, 0xd9],
    behind,
  )
const isTelling = (one: Uint8Array) => includes(one, secret)

describe('a JPEG', () => {
  it('loses everything that tells, and not a bit of the picture', () => {
    fc.assert(
      fc.property(jpeg, ({ segments, scans, behind }) => {
        const clean = stripJpeg(written(segments, scans, behind))
        expect(clean).toEqual(
          written(
            segments.filter((one) => !isTelling(one)),
            scans,
          ),
        )
        expect(includes(clean ?? of(), secret)).toBe(false)
      }),
    )
  })

  it('is the same when it is cleaned again', () => {
    fc.assert(
      fc.property(jpeg, ({ segments, scans }) => {
        const once = stripJpeg(written(segments, scans)) as Bytes
        expect(stripJpeg(once)).toEqual(once)
      }),
    )
  })

  it('keeps which way up it is, and nothing else of its Exif', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), jpeg, (orientation, { segments, scans }) => {
        const block = orientationBlock(orientation)
        const exif = segment(0xe1, of(block.slice(4), secret))
        const clean = stripJpeg(written([...segments, exif], scans)) as Bytes
        expect(clean.slice(2, 2 + block.length)).toEqual(block)
        expect(orientationIn(clean.subarray(6))).toBe(orientation)
        expect(includes(clean, secret)).toBe(false)
      }),
    )
  })

  it('reads the orientation of either kind of machine', () => {
    const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
    expect(orientationIn(of('Exif\0\0', 'II', [42, 0, 8, 0, 0, 0, 1, 0], entry))).toBe(6)
    expect(
      orientationIn(of('Exif\0\0', 'II', [42, 0, 8, 0, 0, 0, 1, 0], [...entry.slice(0, 8), 9, 0, 0, 0])),
    ).toBeNull()
  })

  it('that is cut off is cleaned as far as it goes; anything else is left to others', () => {
    const whole = written([segment(0xe1, of('Exif\0\0', secret))], [of([1, 2, 3])])
    expect(includes(stripJpeg(whole.slice(0, -2)) ?? of(secret), secret)).toBe(false)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const clean = stripJpeg(of([0xff, 0xd8], noise))
        expect(clean === null || clean.length <= noise.length + 2 + 40).toBe(true)
      }),
    )
    expect(stripJpeg(of('GIF89a'))).toBeNull()
  })
})

describe('other pictures', () => {
  const chunk = (name: string, data: string) => of([0, 0, 0, data.length], name, data, [1, 2, 3, 4])
  it('PNG: texts, times and Exif go, everything else stays', () => {
    const head = of([0x89], 'PNG\r\n', [0x1a], '\n')
    const picture = of(
      head,
      chunk('IHDR', 'abc'),
      chunk('tEXt', secret),
      chunk('eXIf', secret),
      chunk('IDAT', 'xyz'),
    )
    expect(stripMetadata('image/png', of(picture, chunk('IEND', ''), secret))).toEqual(
      of(head, chunk('IHDR', 'abc'), chunk('IDAT', 'xyz'), chunk('IEND', '')),
    )
    expect(stripMetadata('image/png', picture)).toBeNull()
  })

  it('WebP: Exif and XMP go, with the flags that announce them', () => {
    const part = (name: string, data: readonly number[] | string) =>
      of(name, [data.length, 0, 0, 0], data, data.length % 2 ? [0] : [])
    const riff = (...parts: Bytes[]) => {
      const body = of('WEBP', ...parts)
      return of('RIFF', [body.length, 0, 0, 0], body)
    }
    const flags = (first: number) => [first, 0, 0, 0, 1, 0, 0, 1, 0, 0]
    expect(
      stripMetadata(
        'image/webp',
        riff(part('VP8X', flags(0x1c)), part('VP8 ', 'abc'), part('EXIF', secret), part('XMP ', secret)),
      ),
    ).toEqual(riff(part('VP8X', flags(0x10)), part('VP8 ', 'abc')))
  })

  it('no other kind is touched', () => {
    expect(stripMetadata('image/gif', of('GIF89a'))).toBeNull()
    expect(stripMetadata('constructor', of('x'))).toBeNull()
  })
})
