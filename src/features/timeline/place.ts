/** Where the reader is: at the end, or at a row. Pure arithmetic over rows and their measured places. */
import type { TimelineRow } from './timeline-rows.ts'

export type Place =
  | { kind: 'end' }
  /** This row's upper edge is `top` pixels below the upper edge of the view. */
  | { kind: 'row'; key: string; top: number }

/** Nearer to the end than this counts as being there. */
export const END_THRESHOLD = 80

/** A message that one came for stands so far from the upper edge. */
export const LANDING_TOP = 160

export interface Box {
  index: number
  start: number
  end: number
}

/**
 * The row to hold on to: the first message whose beginning is in the upper half of the view, or else the one that fills that half:
 * what is cut off by the edge may grow, and is not what one reads. Below a hole in the upper half, since that fills from below; one in
 * the lower half fills from above.
 */
export function readingPlace(
  rows: readonly TimelineRow[],
  boxes: readonly Box[],
  viewStart: number,
  viewEnd: number,
): Place | null {
  const inSight = boxes.filter((box) => box.end > viewStart && box.start < viewEnd)
  let from = 0
  inSight.forEach((box, at) => {
    if (rows[box.index]?.kind === 'hole' && box.start + box.end <= viewStart + viewEnd) from = at + 1
  })
  const messages = inSight.slice(from).filter((box) => rows[box.index]?.kind === 'message')
  const begins = messages.find((box) => box.start >= viewStart)
  const isRead = begins && begins.start <= (viewStart + viewEnd) / 2
  const box = isRead ? begins : (messages[0] ?? inSight.find((one) => rows[one.index]?.kind === 'message'))
  const row = box && rows[box.index]
  return box && row ? { kind: 'row', key: row.key, top: box.start - viewStart } : null
}

/** The newest message of which at least the beginning is in sight. */
export function lastInSight(rows: readonly TimelineRow[], boxes: readonly Box[], viewEnd: number): number {
  let last = -1
  for (const box of boxes) {
    if (box.start + Math.min(24, box.end - box.start) > viewEnd) break
    if (rows[box.index]?.kind === 'message') last = box.index
  }
  return last
}
