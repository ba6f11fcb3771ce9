/**
 * What lies beside the picture in HEIF and AVIF (ISO 23008-12): items of Exif and of XMP. A table says of each where its bytes
 * are; those are written over, and the item stays, empty.
 */
import type { Box, BoxReader } from './boxes.ts'
import type { Patch } from './patched.ts'

/** No offset, then a TIFF of the big-endian kind with nothing in it. */
const EMPTY_EXIF = [0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
const SPACE = 0x20
const MOST_EXTENTS = 20_000

type Kind = 'Exif' | 'mime'

export async function telling(boxes: BoxReader, meta: Box): Promise<Patch[]> {
  const tables = new Map<string, Box>()
  for await (const box of boxes.within(meta.body + 4, meta.end)) tables.set(box.type, box)
  const [names, places, data] = ['iinf', 'iloc', 'idat'].map((type) => tables.get(type))
  if (!names || !places) return []
  const kinds = await kindsIn(boxes, names)
  const table = await boxes.read(places.body, places.end - places.body)
  return extentsIn(table, kinds, data?.body ?? null).map(({ kind, from, to }) => {
    if (kind === 'mime') return { from, to, fill: SPACE }
    return to - from < EMPTY_EXIF.length ? { from, to } : { from, to, head: EMPTY_EXIF }
  })
}

/** The items that tell, by their numbers. Before its second version an entry had no type, and HEIF knows none of those. */
async function kindsIn(boxes: BoxReader, { body, end }: Box): Promise<ReadonlyMap<number, Kind>> {
  const kinds = new Map<number, Kind>()
  const isLong = (await boxes.read(body, 4)).getUint8(0) > 0
  for await (const entry of boxes.within(body + (isLong ? 8 : 6), end)) {
    if (entry.type !== 'infe') continue
    const version = (await boxes.read(entry.body, 4)).getUint8(0)
    if (version < 2) continue
    const wide = version > 2 ? 4 : 2
    const head = await boxes.read(entry.body + 4, wide + 6)
    const type = String.fromCharCode(...[2, 3, 4, 5].map((place) => head.getUint8(wide + place)))
    if (type === 'Exif' || type === 'mime') kinds.set(numberAt(head, 0, wide), type)
  }
  return kinds
}

interface Extent {
  kind: Kind
  from: number
  to: number
}

/** ISO 14496-12, 8.11.3. `data`: where the bytes begin that lie in the table itself. */
function extentsIn(table: DataView, kinds: ReadonlyMap<number, Kind>, data: number | null): Extent[] {
  const found: Extent[] = []
  let at = 4
  const take = (wide: number) => {
    at += wide
    return numberAt(table, at - wide, wide)
  }
  const version = table.getUint8(0)
  const [sizes, more] = [take(1), take(1)]
  const [wideOffset, wideLength, wideBase] = [sizes >> 4, sizes & 15, more >> 4]
  const wideIndex = version > 0 ? more & 15 : 0
  const wideNumber = version > 1 ? 4 : 2
  for (let left = take(wideNumber); left > 0; left--) {
    const kind = kinds.get(take(wideNumber))
    const method = version > 0 ? take(2) & 15 : 0
    at += 2
    const base = take(wideBase)
    const count = take(2)
    if (!kind) {
      at += count * (wideIndex + wideOffset + wideLength)
      continue
    }
    const start = method === 0 ? 0 : method === 1 ? data : null
    if (start === null) throw new RangeError('bytes that cannot be found')
    for (let extent = 0; extent < count; extent++) {
      at += wideIndex
      const from = start + base + take(wideOffset)
      const length = take(wideLength)
      // None is said where it is the whole file: no item that tells is that.
      if (length === 0 || found.length >= MOST_EXTENTS) throw new RangeError('no extents of an item')
      found.push({ kind, from, to: from + length })
    }
  }
  return found
}

/** Of 0, 1, 2, 4 or 8 bytes. */
function numberAt(view: DataView, at: number, wide: number): number {
  let number = 0
  for (let place = 0; place < wide; place++) number = number * 256 + view.getUint8(at + place)
  return number
}
