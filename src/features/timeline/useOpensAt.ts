/** Where a conversation opens: at the place that was asked for, else where one stopped reading, else at its end. */
import { useRef } from 'react'
import type { Timeline, TimelineWindow } from '../../client/client.ts'
import { LANDING_TOP, type Place } from './place.ts'
import type { TimelineRow, UnreadMark } from './timeline-rows.ts'
import { type Landed, useLanding, type WantedPlace } from './useLanding.ts'

/** The line before new messages opens with this much of what was before it in sight. */
const LINE_TOP = 72

interface Opening {
  /** Undefined until it is known. */
  opensAt: Place | undefined
  /** The place that was asked for, as soon as the window stands around it. */
  landed: Landed | null | undefined
}

interface OpeningOptions {
  window: TimelineWindow
  rows: readonly TimelineRow[]
  timeline: Timeline
  wanted: WantedPlace | null
  /** Undefined until it is known. */
  mark: UnreadMark | null | undefined
}

export function useOpensAt({ window, rows, timeline, wanted, mark }: OpeningOptions): Opening {
  const opened = useRef<Place>(undefined)
  const stopped = useRef<WantedPlace | null>(null)
  const isKnown = window.status === 'ready' && mark !== undefined
  const hasLine = rows.some((row) => row.kind === 'unread')
  // More is new than one page: where that begins is further up.
  if (isKnown && !opened.current && mark && !hasLine && window.items.length > 0)
    stopped.current ??= { place: { kind: 'unread', after: mark.after }, wish: 0 }
  const landed = useLanding(timeline, wanted ?? (opened.current ? null : stopped.current))
  if (isKnown && !opened.current && landed !== undefined) {
    const key = landed?.message ?? null
    const isHere = key !== null && rows.some((row) => row.key === key)
    if (landed && isHere && landed.wish === wanted) opened.current = { kind: 'row', key, top: LANDING_TOP }
    else if (hasLine) opened.current = { kind: 'row', key: 'unread', top: LINE_TOP }
    else if (landed && isHere) opened.current = { kind: 'row', key, top: LINE_TOP }
    // The window that was moved comes with the next frame.
    else if (key === null) opened.current = { kind: 'end' }
  }
  return { opensAt: opened.current, landed: landed?.wish === wanted ? landed : null }
}
