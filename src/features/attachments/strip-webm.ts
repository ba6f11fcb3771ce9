/**
 * A WebM (RFC 8794, RFC 9559) without its tags and the day it was made. They become `Void`, as long as they were. A recording that
 * was written while it ran does not say how long its clusters are: there the walk ends, and what could come behind stays.
 */
import { boxesOf } from './boxes.ts'
import { type Patch, patched } from './patched.ts'

const [HEAD, SEGMENT, INFO, CLUSTER, TAGS] = [0x1a45dfa3, 0x18538067, 0x1549a966, 0x1f43b675, 0x1254c367]
const [DATE, TITLE, CHECKSUM] = [0x4461, 0x7ba9, 0xbf]
const MOST_ELEMENTS = 20_000

type Read = (at: number, length: number) => Promise<DataView>
interface Element {
  id: number
  start: number
  body: number
  end: number
}

/** Rejects when it cannot be followed. */
export async function stripWebm(file: Blob): Promise<Blob> {
  const { read } = boxesOf(file)
  const patches: Patch[] = []
  const budget = { left: MOST_ELEMENTS }
  for await (const outer of elements(read, 0, file.size, budget)) {
    if (outer.id !== SEGMENT && outer.id !== HEAD) throw new RangeError('no WebM')
    if (outer.id !== SEGMENT) continue
    for await (const element of elements(read, outer.body, outer.end, budget)) {
      if (element.id === TAGS) patches.push(voided(element))
      if (element.id !== INFO) continue
      // A sum over what has changed would be wrong.
      for await (const fact of elements(read, element.body, element.end, budget))
        if ([DATE, TITLE, CHECKSUM].includes(fact.id)) patches.push(voided(fact))
    }
  }
  return patched(file, patches)
}

async function* elements(
  read: Read,
  from: number,
  to: number,
  budget: { left: number },
): AsyncGenerator<Element> {
  for (let at = from; at + 2 <= to; ) {
    if (budget.left-- <= 0) throw new RangeError('too many elements')
    const id = await vint(read, at, 4)
    const size = await vint(read, at + id.wide, 8)
    const body = at + id.wide + size.wide
    const isOpen = size.rest === 2 ** (7 * size.wide) - 1
    if (isOpen && id.whole === CLUSTER) return
    const end = isOpen ? to : Math.min(body + size.rest, to)
    if (end < body) throw new RangeError('cut in its head')
    yield { id: id.whole, start: at, body, end }
    at = end
  }
}

/** A number whose first bits say how many bytes it has: with those bits, and without. */
async function vint(read: Read, at: number, most: number) {
  const first = (await read(at, 1)).getUint8(0)
  const wide = Math.clz32(first) - 23
  if (wide > most) throw new RangeError('no number')
  const bytes = await read(at, wide)
  // Each for itself: with the first bits, eight bytes are more than a number of JavaScript holds exactly.
  let [whole, rest] = [first, first - 2 ** (8 - wide)]
  for (let place = 1; place < wide; place++) {
    whole = whole * 256 + bytes.getUint8(place)
    rest = rest * 256 + bytes.getUint8(place)
  }
  return { wide, whole, rest }
}

/** Its length in one byte where it is short, else in eight: an element of two bytes is the shortest there is. */
function voided({ start, end }: Element): Patch {
  const length = end - start
  if (length < 9) return { from: start, to: end, head: [0xec, 0x80 | (length - 2)] }
  const size = length - 9
  const bytes = Array.from({ length: 6 }, (_, place) => Math.floor(size / 256 ** (5 - place)) % 256)
  return { from: start, to: end, head: [0xec, 0x01, 0, ...bytes] }
}
