/**
 * History as covered ranges: a stretch of an archive (XEP-0313) of which every message is in the database. Between two
 * ranges lies a hole, known by its ends. Pure rules; times are orders (integer microseconds).
 */
import type { BareJid } from './jid.ts'

/** One message of the archive: its archive id and its place. */
export interface Mark {
  id: string
  order: number
}

export interface ArchiveRange {
  account: BareJid
  /** `all` = the whole account archive; an address = that archive filtered by `with`. */
  scope: 'all' | BareJid
  oldest: Mark
  newest: Mark
  /** Nothing is older: the archive begins here. */
  fromStart: boolean
  /**
   * The newest stamp of the archive's own in here, microseconds. The order of what came live is only our idea of when
   * that was: no time to ask an archive by.
   */
  stamp?: number
}

/** A stretch of time of which nothing is missing. */
export type Stretch = Pick<ArchiveRange, 'oldest' | 'newest' | 'fromStart' | 'stamp'>

/** Messages may be missing between these two. */
export interface Hole {
  after: Mark
  before: Mark
}

/** Ends that have one id are one message. Equal times alone are not: two conversations may have one microsecond. */
function touch(a: Stretch, b: Stretch): boolean {
  const ends = (stretch: Stretch) => [stretch.oldest.id, stretch.newest.id]
  if (ends(a).some((id) => ends(b).includes(id))) return true
  return a.oldest.order < b.newest.order && b.oldest.order < a.newest.order
}

/** What has no row of its own stands where its neighbour stands: then the names tell which stretch is the later one. */
const goesOn = (later: Stretch, earlier: Stretch) =>
  later.oldest.id === earlier.newest.id && later.newest.id !== earlier.newest.id

function union<S extends Stretch>(a: S, b: S): S {
  const order =
    a.oldest.order - b.oldest.order ||
    Number(goesOn(a, b)) - Number(goesOn(b, a)) ||
    Number(b.fromStart) - Number(a.fromStart)
  const [older, younger] = order <= 0 ? [a, b] : [b, a]
  // `fromStart` is only believed of what is oldest: something older disproves it, and asking again costs one question.
  const reaches = younger.newest.order - older.newest.order || Number(goesOn(younger, older))
  const newest = reaches > 0 ? younger.newest : older.newest
  const stamp = Math.max(a.stamp ?? 0, b.stamp ?? 0)
  return { ...older, newest, ...(stamp ? { stamp } : {}) }
}

/** Oldest first; those that touch become one, until no two do. */
function unite<S extends Stretch>(stretches: readonly S[]): S[] {
  const separate: S[] = []
  for (const stretch of stretches) {
    let whole = stretch
    for (let at = 0; at < separate.length; ) {
      const other = separate[at]
      if (other && touch(other, whole)) {
        whole = union(other, whole)
        separate.splice(at, 1)
        at = 0
      } else at++
    }
    separate.push(whole)
  }
  return separate.sort((a, b) => a.oldest.order - b.oldest.order || a.newest.order - b.newest.order)
}

/** The ranges of one scope after another stretch of it was fetched. Oldest first, no two of them touch. */
export const addRange = (ranges: readonly ArchiveRange[], next: ArchiveRange): ArchiveRange[] =>
  unite([...ranges, next])

/**
 * What is covered of one conversation, oldest first, by the ranges of the whole account and its own. Where its own
 * archive begins, nothing of it can be missing further back, whatever the account's ranges leave open there.
 */
export function coverage(ranges: readonly ArchiveRange[]): Stretch[] {
  const [first] = unite(ranges.filter((range) => range.scope !== 'all'))
  const start = first?.fromStart ? first.oldest.order : null
  const relevant = ranges.filter(
    (range) => range.scope !== 'all' || start === null || range.newest.order > start,
  )
  const united = unite(
    relevant.map(({ oldest, newest, fromStart }): Stretch => ({ oldest, newest, fromStart })),
  )
  return start === null
    ? united
    : united.map((stretch, index) => (index === 0 ? { ...stretch, fromStart: true } : stretch))
}

/** Where messages of one conversation may be missing, oldest first. Before the oldest range is no hole: see there. */
export const holes = (ranges: readonly ArchiveRange[]): Hole[] =>
  coverage(ranges).flatMap((stretch, index, all) => {
    const next = all[index + 1]
    return next ? [{ after: stretch.newest, before: next.oldest }] : []
  })

export const isCovered = (ranges: readonly ArchiveRange[], order: number): boolean =>
  coverage(ranges).some(({ oldest, newest }) => oldest.order <= order && order <= newest.order)

/** From where history goes on backwards; `fromStart` = there is nothing more. Null = nothing was fetched yet. */
export function oldestCovered(ranges: readonly ArchiveRange[]): { mark: Mark; fromStart: boolean } | null {
  const first = coverage(ranges)[0]
  return first ? { mark: first.oldest, fromStart: first.fromStart } : null
}
