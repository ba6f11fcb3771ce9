import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFile, isCleaned } from '../../src/features/attachments/clean-file.ts'
import {
  type Bytes,
  box,
  element,
  four,
  handler,
  heif,
  longBox,
  movieHead,
  of,
  type Part,
  trackHead,
} from '../support/media-files.ts'

const SECRET = '+48.8577+002.295/'
const PICTURE = 'the picture itself, every bit of it'
const FULL = [0, 0, 0, 0]
const bytesOf = async (blob: Blob | null) => new Uint8Array(blob ? await blob.arrayBuffer() : [])
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
const cleaned = async (type: string, file: Bytes) => bytesOf(await cleanFile(new Blob([file]), type))

const type = box('ftyp', 'isom', FULL)
const data = box('mdat', PICTURE)
const apple = (...more: Part[]) =>
  box(
    'meta',
    handler('mdta'),
    box('keys', 'com.apple.quicktime.location.ISO6709'),
    box('ilst', SECRET),
    ...more,
  )
const telling: readonly [string, Bytes][] = [
  ['a place in the manner of QuickTime', box('moov', movieHead, box('udta', box('©xyz', SECRET)))],
  ['a place in the manner of phones (3GPP)', box('moov', movieHead, box('udta', box('loci', SECRET)))],
  ['the keys of Apple', box('moov', movieHead, apple())],
  ['a track that tells', box('moov', movieHead, box('trak', trackHead, box('udta', SECRET), apple()))],
  ['a box of a maker', box('moov', movieHead, box('uuid', SECRET))],
  ['a long box', box('moov', movieHead, longBox('udta', SECRET))],
  ['a long movie', longBox('moov', movieHead, box('udta', SECRET))],
  ['a file that tells beside the movie', of(box('uuid', SECRET), apple())],
]

describe('a video', () => {
  it.each(telling)(
    '%s: goes, before and behind the data, and all else stays where it was',
    async (_, part) => {
      for (const file of [of(type, part, data), of(type, data, part)]) {
        const clean = await cleaned('video/mp4', file)
        expect(clean.length).toBe(file.length)
        expect(textOf(clean)).not.toContain(SECRET)
        expect(textOf(clean)).not.toContain('quicktime')
        expect(textOf(clean).indexOf(PICTURE)).toBe(textOf(file).indexOf(PICTURE))
      }
    },
  )

  it('becomes free where it told, with the length it had, and forgets when it was made', async () => {
    const track = (...more: Part[]) => box('trak', trackHead, ...more)
    const noTime = (head: Bytes, from: number, to: number) =>
      of(head.slice(0, from), head.slice(from, to).fill(0), head.slice(to))
    expect(
      await cleaned('video/mp4', of(type, data, box('moov', movieHead, track(box('udta', 'abc'))))),
    ).toEqual(
      of(
        type,
        data,
        box('moov', noTime(movieHead, 12, 20), box('trak', noTime(trackHead, 12, 28), box('free', '\0\0\0'))),
      ),
    )
  })

  it('with nothing to tell stays bit by bit', async () => {
    const file = of(type, data, box('moov', box('trak', box('mdia', handler('vide')))))
    expect(await cleaned('video/quicktime', file)).toEqual(file)
  })

  it('is cleaned without being read: its data is passed over', async () => {
    const read: number[] = []
    const size = 300_000
    const file = new Blob([type, box('mdat', new Uint8Array(size)), box('moov', box('udta', SECRET))])
    const slice = file.slice.bind(file)
    file.slice = (from = 0, to = file.size, ...rest) => {
      const part = slice(from, to, ...rest)
      const arrayBuffer = part.arrayBuffer.bind(part)
      part.arrayBuffer = () => {
        read.push(part.size)
        return arrayBuffer()
      }
      return part
    }
    expect(textOf(await bytesOf(await cleanFile(file, 'video/mp4')))).not.toContain(SECRET)
    expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan(10_000)
  })
})

it('a piece of music keeps its name, and not where it was recorded', async () => {
  const tags = box('ilst', box('©nam', 'A song'), box('----', SECRET), box('©xyz', SECRET))
  const told = box('udta', box('©xyz', SECRET), box('meta', FULL, handler('mdir'), tags))
  const clean = textOf(await cleaned('audio/mp4', of(type, box('moov', told), data)))
  expect(clean).toContain('A song')
  expect(clean).toContain('mdir')
  expect(clean).not.toContain(SECRET)
})

describe('a picture of a phone', () => {
  const picture = { type: 'hvc1', bytes: PICTURE }
  const exif = { type: 'Exif', bytes: of([0, 0, 0, 0], 'MM\0*', `camera, ${SECRET}`) }
  const xmp = { type: 'mime', content: 'application/rdf+xml', bytes: `<x:xmpmeta>${SECRET}</x:xmpmeta>` }

  it.each(['heic', 'avif'])('%s: Exif and XMP are emptied, wherever their bytes lie', async (brand) => {
    for (const isInside of [false, true])
      for (const pieces of [1, 3]) {
        const file = heif(brand, [{ ...exif, isInside }, picture, { ...xmp, isInside }], pieces)
        const clean = await cleaned(`image/${brand}`, file)
        expect(clean.length).toBe(file.length)
        // In pieces, too: no half of it is left.
        for (const word of [SECRET, '48.8', '577', '002.', 'camera', 'xmpmeta'])
          expect(textOf(clean)).not.toContain(word)
        expect(textOf(clean).indexOf(PICTURE)).toBe(textOf(file).indexOf(PICTURE))
        expect(clean.slice(0, 40)).toEqual(file.slice(0, 40))
      }
  })

  it('without them stays bit by bit', async () => {
    const file = heif('heic', [picture])
    expect(await cleaned('image/heic', file)).toEqual(file)
  })

  it('whose table says nothing of where they are is not taken for clean', async () => {
    const file = heif('heic', [picture, { ...exif, bytes: '' }])
    expect(await cleanFile(new Blob([file]), 'image/heic')).toBeNull()
  })
})

describe('a WebM', () => {
  const [HEAD, SEGMENT, INFO, TAGS, CLUSTER] = [
    [0x1a, 0x45, 0xdf, 0xa3],
    [0x18, 0x53, 0x80, 0x67],
    [0x15, 0x49, 0xa9, 0x66],
    [0x12, 0x54, 0xc3, 0x67],
    [0x1f, 0x43, 0xb6, 0x75],
  ]
  const head = element(HEAD, 'webm')
  const cluster = element(CLUSTER, PICTURE)

  it('loses its tags and its day, and nothing moves', async () => {
    const info = (...facts: Part[]) => element(INFO, of(...facts))
    const file = of(
      head,
      element(
        SEGMENT,
        of(info(element([0x44, 0x61], [1, 2, 3, 4, 5, 6, 7, 8])), cluster, element(TAGS, SECRET)),
        8,
      ),
    )
    const gone = (length: number) => of([0xec, 0x01], [0, 0, 0, 0, 0, 0, length], new Array(length).fill(0))
    expect(await cleaned('video/webm', file)).toEqual(
      of(head, element(SEGMENT, of(info(gone(2)), cluster, gone(SECRET.length + 5 - 9)), 8)),
    )
  })

  it('whose length is odd and stands in eight bytes is followed to the byte', async () => {
    for (let more = 0; more < 20; more++) {
      const file = of(
        head,
        element(SEGMENT, of(cluster, element(TAGS, SECRET), element([0xec], new Array(more).fill(0))), 8),
      )
      expect(textOf(await cleaned('video/webm', of(file, element([0xec], 'x'))))).not.toContain(SECRET)
    }
  })

  it('that was written while it ran is followed as far as it says how long its parts are', async () => {
    const open = (id: readonly number[], ...parts: Part[]) =>
      of(id, [0x01, ...new Array(7).fill(0xff)], ...parts)
    const file = of(head, open(SEGMENT, element(TAGS, SECRET), open(CLUSTER, PICTURE)))
    const clean = await cleaned('audio/webm', file)
    expect(textOf(clean)).not.toContain(SECRET)
    expect(textOf(clean)).toContain(PICTURE)
    expect(clean.length).toBe(file.length)
  })
})

describe('hostile files', () => {
  const whole: readonly [string, Bytes][] = [
    ['video/mp4', of(type, data, box('moov', movieHead, box('trak', trackHead), box('udta', SECRET)))],
    [
      'image/heic',
      heif('heic', [
        { type: 'Exif', bytes: SECRET },
        { type: 'hvc1', bytes: PICTURE },
      ]),
    ],
    [
      'video/webm',
      of(
        element([0x1a, 0x45, 0xdf, 0xa3], 'webm'),
        element([0x18, 0x53, 0x80, 0x67], element([0x12, 0x54, 0xc3, 0x67], SECRET)),
      ),
    ],
  ]

  it('cut off or written over anywhere, they are refused or keep their length: nothing hangs, nothing throws', async () => {
    const damage = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.nat(400), damage, async ([kind, file], cut, holes) => {
        const hurt = file.slice(0, Math.max(12, file.length - (cut > 300 ? cut - 300 : 0)))
        for (const [at, byte] of holes) if (at < hurt.length) hurt[at] = byte
        const clean = await cleanFile(new Blob([hurt]), kind)
        expect(clean === null || clean.size === hurt.length).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a box that is smaller than its head', of(type, four(5), 'moov', SECRET)],
    ['a long box that is smaller than its head', of(type, four(1), 'moov', four(0), four(9), SECRET)],
    ['more boxes than any file has', of(type, ...new Array(20_001).fill(box('free')))],
  ])('%s is refused', async (_, file) => {
    expect(await cleanFile(new Blob([file]), 'video/mp4')).toBeNull()
  })

  it.each([
    ['nothing said', of(type, four(0), 'udta', SECRET)],
    ['2^63 bytes', of(type, four(1), 'udta', four(0x80000000), four(0), SECRET)],
  ])('a movie of %s ends with the file', async (_, udta) => {
    const said = udta.slice(type.length)
    const file = of(type, four(said.length + 8), 'moov', said)
    expect(textOf(await cleaned('video/mp4', file))).not.toContain(SECRET)
  })

  it('a table of four thousand million empty places is not walked', async () => {
    const names = box('iinf', FULL, [0, 1], box('infe', [2, 0, 0, 0], [0, 1, 0, 0], 'Exif', '\0'))
    const places = box('iloc', [2, 0, 0, 0], [0, 0], four(0xffffffff), four(1), [0, 0, 0, 0, 255, 255])
    const file = of(box('ftyp', 'heic', FULL), box('meta', FULL, handler('pict'), names, places))
    expect(await cleanFile(new Blob([file]), 'image/heic')).toBeNull()
  })
})

it('says of which kinds it takes care', () => {
  expect(['image/heic', 'video/mp4', 'image/jpeg', 'image/gif', 'constructor'].map(isCleaned)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
