/**
 * The only scroller of a conversation. Its one law: whoever is at the end stays at the end, and whoever reads stays at the
 * row that they read, whatever is put in above, below or between, and however rows grow.
 */
import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual'
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { type Box, END_THRESHOLD, LANDING_TOP, lastInSight, type Place, readingPlace } from './place.ts'
import type { TimelineRow } from './timeline-rows.ts'

const ESTIMATE: Record<TimelineRow['kind'], number> = {
  older: 48,
  day: 37,
  unread: 34,
  hole: 72,
  message: 54,
}
/** Rows drawn beyond both edges of the view. */
const OVERSCAN = 8
/** Room at the very end, where somebody is shown to be typing. */
const END_ROOM = 48
/** Measuring new rows moves the end a little; it is settled after one or two rounds. */
const MAX_ROUNDS = 6

export interface TimelineScroll {
  scroller: RefObject<HTMLDivElement | null>
  boxes: readonly (Box & { key: string })[]
  height: number
  atEnd: boolean
  /** Index of the newest message in sight. */
  lastSeen: number
  measure(element: Element | null): void
  jumpToEnd(): void
  /** Puts a row where one looks first. */
  showAt(key: string): void
  /** Brings a row into sight, by as little as possible. */
  reveal(index: number): void
  /** The row is about to grow: its upper edge stays. */
  keepInPlace(key: string): void
}

interface Options {
  rows: readonly TimelineRow[]
  /** Undefined until it is known where to open: at the end, or at a row. */
  opensAt: Place | undefined
  /** The row with the focus stays in the document. */
  activeKey: string | null
  /** Called whenever the view is at rest and the oldest rows are near; may be called again and again. */
  onNearTop(): void
  /** The same of the newest rows, where `isOpenEnded`. */
  onNearEnd(): void
  /** The last row is not the newest message: nobody stays there when more comes. */
  isOpenEnded: boolean
}

/** So many rows before the first or last one, the next page is asked for. */
const FETCH_AHEAD = 15

export function useTimelineScroll(options: Options): TimelineScroll {
  const { rows, opensAt, activeKey, onNearTop, onNearEnd, isOpenEnded } = options
  const scroller = useRef<HTMLDivElement>(null)
  const place = useRef<Place | null>(null)
  /** The row stays until a person scrolls: it is about to grow, or somebody came for it. */
  const held = useRef<'growing' | 'landed' | null>(null)
  const measured = useRef(new Set<unknown>())
  const lastOffset = useRef(0)
  const rounds = useRef(0)
  /** Asking the document in the middle of drawing would make it lay out everything anew. */
  const viewHeight = useRef(0)
  const [atEnd, setAtEnd] = useState(true)
  const [lastSeen, setLastSeen] = useState(-1)
  const again = useReducer((round: number) => round + 1, 0)[1]
  const indexes = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows])
  const active = activeKey === null ? undefined : indexes.get(activeKey)

  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ESTIMATE[rows[index]?.kind ?? 'message'],
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    anchorTo: 'end',
    followOnAppend: !isOpenEnded,
    scrollEndThreshold: END_THRESHOLD,
    paddingEnd: END_ROOM,
    overscan: OVERSCAN,
    measureElement: (element, entry, instance) => {
      measured.current.add(instance.options.getItemKey(instance.indexFromElement(element)))
      return measureElement(element, entry, instance)
    },
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      if (active === undefined || active >= range.count || inSight.includes(active)) return inSight
      return [...inSight, active].sort((a, b) => a - b)
    },
  })

  // A row above the one being read grows or turns out smaller: make up for it. One below: not.
  list.shouldAdjustScrollPositionOnItemSizeChange = (item) => {
    const at = place.current
    const anchor = at?.kind === 'row' ? indexes.get(at.key) : undefined
    const offset = list.scrollOffset ?? 0
    if (!list.itemSizeCache.has(item.key) && item.start < offset) return item.index !== anchor
    return anchor === undefined ? item.end <= offset : item.index < anchor
  }

  const boxes = list.getVirtualItems() as readonly (Box & { key: string })[]
  const height = list.getTotalSize()

  /** Where the view ought to begin for the reader to see what they saw. */
  const wantedOffset = (): number | null => {
    const element = scroller.current
    const at = place.current
    if (!element || !at) return null
    const end = Math.max(0, list.getTotalSize() - element.clientHeight)
    if (at.kind === 'end') return end
    const box = list.measurementsCache[indexes.get(at.key) ?? -1]
    // So near to the beginning it cannot stand as low as it ought to: it stays where it can, also when more comes above it.
    if (box && held.current === 'landed' && box.start < at.top) place.current = { ...at, top: box.start }
    return box ? Math.min(end, Math.max(0, box.start - at.top)) : null
  }

  /** Moves the view without waiting for the browser to say that it moved; false = it was there. */
  const settle = (): boolean => {
    const element = scroller.current
    const wanted = wantedOffset()
    if (!element || wanted === null) return false
    const isThere = (offset: number | null) => offset !== null && Math.abs(wanted - offset) <= 1
    if (isThere(list.scrollOffset) && isThere(element.scrollTop)) return false
    list.scrollOffset = wanted
    lastOffset.current = wanted
    element.scrollTop = wanted
    return true
  }

  /** A row of which the height is only guessed is nothing to hold on to. */
  const isMeasured = (box: { key: unknown }) => measured.current.has(box.key)

  const look = () => {
    const element = scroller.current
    if (!element || place.current === null) return
    const offset = list.scrollOffset ?? 0
    const view = offset + (viewHeight.current || element.clientHeight)
    const backwards = offset < lastOffset.current - 1
    lastOffset.current = offset
    const drawn = list.getVirtualItems()
    const placeIn = (boxes: readonly Box[]) => readingPlace(rows, boxes, offset, view)
    const isAtEnd = !isOpenEnded && list.getTotalSize() - view <= END_THRESHOLD
    // Whoever came for something at the end, is at the end.
    if (isAtEnd && held.current === 'landed') held.current = null
    if (!held.current) {
      if (isAtEnd) place.current = { kind: 'end' }
      // Only a person goes away from the end: growing content does not.
      else if (place.current.kind === 'row' || backwards)
        place.current = placeIn(drawn.filter(isMeasured)) ?? placeIn(drawn) ?? place.current
    }
    setAtEnd(isAtEnd || place.current.kind === 'end')
    setLastSeen(lastInSight(rows, drawn, view))
    if ((list.range?.startIndex ?? FETCH_AHEAD) < FETCH_AHEAD) onNearTop()
    if (isOpenEnded && (list.range?.endIndex ?? 0) > rows.length - FETCH_AHEAD) onNearEnd()
  }

  const latest = useRef({ look, settle })
  latest.current = { look, settle }

  // Opening, and every change of the rows, before anything is painted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what may move the reader
  useLayoutEffect(() => {
    if (opensAt && place.current === null) {
      place.current = opensAt
      held.current = opensAt.kind === 'row' && opensAt.top === LANDING_TOP ? 'landed' : null
    }
    rounds.current = MAX_ROUNDS
  }, [rows, opensAt])

  useLayoutEffect(() => {
    const moved = (rounds.current > 0 || held.current !== null) && settle()
    rounds.current = moved ? Math.max(0, rounds.current - 1) : 0
    if (rounds.current > 0) again()
    else look()
  })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => latest.current.look()
    // Before the list draws what came into sight: a row that is still held would take the person back.
    const letGo = () => {
      if (Math.abs(element.scrollTop - lastOffset.current) > 1) held.current = null
      // A view that has grown is moved back by the browser, and that is told before its height is: nobody has gone away. It may
      // have shrunk again since.
      if (place.current?.kind === 'end' && viewHeight.current !== element.clientHeight) {
        viewHeight.current = element.clientHeight
        latest.current.settle()
      }
    }
    element.addEventListener('scroll', letGo, { passive: true, capture: true })
    element.addEventListener('scroll', onScroll, { passive: true })
    // The composer grew, or the window shrank: the end stays the end.
    const observer = new ResizeObserver(() => {
      viewHeight.current = element.clientHeight
      if (place.current?.kind === 'end') latest.current.settle()
      latest.current.look()
    })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', letGo, { capture: true })
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [])

  const jumpToEnd = useCallback(() => {
    held.current = null
    place.current = { kind: 'end' }
    rounds.current = MAX_ROUNDS
    list.scrollToEnd()
    again()
  }, [list])

  const showAt = useCallback((key: string) => {
    held.current = 'landed'
    place.current = { kind: 'row', key, top: LANDING_TOP }
    rounds.current = MAX_ROUNDS
    again()
  }, [])

  const reveal = useCallback(
    (index: number) => {
      held.current = null
      list.scrollToIndex(index, { align: 'auto' })
    },
    [list],
  )

  const keepInPlace = useCallback(
    (key: string) => {
      const box = list.measurementsCache[indexes.get(key) ?? -1]
      if (!box) return
      held.current = 'growing'
      place.current = { kind: 'row', key, top: box.start - (list.scrollOffset ?? 0) }
    },
    [list, indexes],
  )

  const measure = list.measureElement
  return { scroller, boxes, height, atEnd, lastSeen, measure, jumpToEnd, showAt, reveal, keepInPlace }
}
