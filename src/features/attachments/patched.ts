/** A file with some stretches of it written over, none of it read, and every other byte where it was. */

export interface Patch {
  from: number
  to: number
  /** What stands at its beginning; the rest is filled. Nothing: filled throughout. */
  head?: readonly number[]
  /** Zero, if nothing is said. */
  fill?: number
}

const PIECE = 65_536

export function patched(file: Blob, patches: readonly Patch[]): Blob {
  const parts: BlobPart[] = []
  let at = 0
  for (const { from, to, head = [], fill = 0 } of [...patches].sort((a, b) => a.from - b.from)) {
    // What an earlier one has written over already.
    const start = Math.max(from, at)
    const end = Math.min(to, file.size)
    if (start >= end) continue
    if (start > at) parts.push(file.slice(at, start))
    const words = Uint8Array.from(head.slice(start - from, end - from))
    parts.push(words, ...filled(end - start - words.length, fill))
    at = end
  }
  return new Blob([...parts, file.slice(at)], { type: file.type })
}

function filled(length: number, fill: number): BlobPart[] {
  const piece = new Uint8Array(Math.min(length, PIECE)).fill(fill)
  const whole = Math.floor(length / PIECE)
  return [...Array.from({ length: whole }, () => piece), piece.subarray(0, length - whole * PIECE)]
}
