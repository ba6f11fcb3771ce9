/**
 * The boxes of ISO 14496-12 (MP4, QuickTime, HEIF, AVIF), by their heads alone: of a file of gigabytes some kilobytes are read.
 * A box that says more than there is ends with what it lies in; one that cannot be, or too many of them, are refused.
 */

export interface Box {
  type: string
  start: number
  /** Behind its head. */
  body: number
  end: number
}

export interface BoxReader {
  /** Rejects where the file is shorter. */
  read(at: number, length: number): Promise<DataView>
  within(from: number, to: number): AsyncIterable<Box>
}

/** What stands near is fetched with it. */
const AHEAD = 4096
const MOST_BOXES = 20_000
/** Tables are read whole; those of a real file are far smaller. */
const MOST_READ = 4 * 1024 * 1024

export function boxesOf(file: Blob): BoxReader {
  let start = 0
  let held = new Uint8Array()
  let count = 0

  async function read(at: number, length: number): Promise<DataView> {
    if (length < 0 || length > MOST_READ || at + length > file.size) throw new RangeError('not in the file')
    if (at < start || at + length > start + held.length) {
      held = new Uint8Array(await file.slice(at, at + Math.max(length, AHEAD)).arrayBuffer())
      start = at
    }
    return new DataView(held.buffer, at - start, length)
  }

  async function* within(from: number, to: number): AsyncGenerator<Box> {
    for (let at = from; at + 8 <= to; ) {
      if (++count > MOST_BOXES) throw new RangeError('too many boxes')
      const head = await read(at, 8)
      const type = String.fromCharCode(...[4, 5, 6, 7].map((place) => head.getUint8(place)))
      const said = head.getUint32(0)
      const long = said === 1 ? Number((await read(at + 8, 8)).getBigUint64(0)) : said
      const body = at + (said === 1 ? 16 : 8)
      // Nothing said: as far as there is anything.
      const end = said === 0 ? to : Math.min(at + long, to)
      if (end < body) throw new RangeError('no box is so small')
      yield { type, start: at, body, end }
      at = end
    }
  }

  return { read, within }
}
