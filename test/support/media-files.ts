/** Files of phones and cameras, built box by box, with what they tell of where they were. */

export type Part = string | readonly number[] | Uint8Array
export type Bytes = Uint8Array<ArrayBuffer>

/** Texts byte by byte, as Latin-1. */
export const of = (...parts: Part[]): Bytes =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : [...(part as Uint8Array)],
    ),
  )
export const four = (number: number) => [
  number >>> 24,
  (number >> 16) & 255,
  (number >> 8) & 255,
  number & 255,
]
const two = (number: number) => [number >> 8, number & 255]

export const box = (type: string, ...parts: Part[]): Bytes => {
  const body = of(...parts)
  return of(four(body.length + 8), type, body)
}
/** With its length in eight bytes. */
export const longBox = (type: string, ...parts: Part[]): Bytes => {
  const body = of(...parts)
  return of(four(1), type, four(0), four(body.length + 16), body)
}
const FULL = [0, 0, 0, 0]
export const handler = (type: string) => box('hdlr', FULL, FULL, type, new Array(13).fill(0))
export const WHEN = [0xe1, 0xe2, 0xe3, 0xe4]
export const movieHead = box('mvhd', FULL, WHEN, WHEN, four(600), four(1200))
export const trackHead = box('tkhd', [1, 0, 0, 7], FULL, WHEN, FULL, WHEN, four(1))

/** A picture whose items lie where the table says. `items`: type, content type of it, bytes; behind the picture, or in the table. */
export interface Item {
  type: string
  content?: string
  bytes: Part
  isInside?: boolean
}

export function heif(brand: string, items: readonly Item[], pieces = 1): Bytes {
  const head = box('ftyp', brand, FULL, 'mif1')
  const inside = items.filter(({ isInside }) => isInside)
  const outside = items.filter(({ isInside }) => !isInside)
  const entry = ({ type, content }: Item, number: number) =>
    box('infe', [2, 0, 0, 0], two(number + 1), [0, 0], type, '\0', content ? `${content}\0` : '')
  const names = box('iinf', FULL, two(items.length), ...items.map(entry))
  const starts = (list: readonly Item[], from: number, item: Item) =>
    list.slice(0, list.indexOf(item)).reduce((at, { bytes }) => at + of(bytes).length, from)
  const place = (item: Item, number: number, data: number) => {
    const start = item.isInside ? starts(inside, 0, item) : starts(outside, data, item)
    const length = of(item.bytes).length
    const cut = Math.floor(length / pieces)
    const extents = Array.from({ length: pieces }, (_, at) => [
      ...four(start + at * cut),
      ...four(at === pieces - 1 ? length - at * cut : cut),
    ])
    return of(two(number + 1), two(item.isInside ? 1 : 0), [0, 0], two(pieces), extents.flat())
  }
  const meta = (data: number) =>
    box(
      'meta',
      FULL,
      handler('pict'),
      names,
      box(
        'iloc',
        [1, 0, 0, 0],
        [0x44, 0],
        two(items.length),
        ...items.map((item, number) => place(item, number, data)),
      ),
      box('idat', ...inside.map(({ bytes }) => bytes)),
    )
  const data = head.length + meta(0).length + 8
  return of(head, meta(data), box('mdat', ...outside.map(({ bytes }) => bytes)))
}

/** An element of EBML, its length in as many bytes as is wished. */
export function element(id: readonly number[], body: Part, wide = 1): Bytes {
  const bytes = of(body)
  const size = wide === 1 ? [0x80 | bytes.length] : [0x01, 0, 0, 0, ...four(bytes.length)]
  return of(id, size, bytes)
}
