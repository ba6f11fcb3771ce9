/** A long list of rows of one height: only those in sight are in the document, and one Tab stop walks them all. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './VirtualRows.module.css'

export interface VirtualRowsProps<T> {
  label: string
  rows: readonly T[]
  rowKey(row: T): string
  /** The row that is open: the first Tab stop, and in sight at the beginning. */
  currentKey?: string | undefined
  /** Draws a row; the one thing in it that takes the focus gets this `tabIndex`. */
  children(row: T, tabIndex: 0 | -1): ReactNode
}

/** How far a key moves the focus in a list of `count` rows of which `page` are in sight; null = not our key. */
export function moveByKey(key: string, index: number, count: number, page: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, last)
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'PageDown':
      return Math.min(index + page, last)
    case 'PageUp':
      return Math.max(index - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

const FOCUSABLE = 'a[href], button'

export function VirtualRows<T>({ label, rows, rowKey, currentKey, children }: VirtualRowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(70)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const indexOf = (key: string | null | undefined) =>
    key == null ? -1 : rows.findIndex((row) => rowKey(row) === key)
  const active = Math.max(indexOf(activeKey), activeKey === null ? indexOf(currentKey) : -1, 0)

  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
    overscan: 6,
    // The row that has the focus stays in the document, however far one scrolls.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      if (active >= range.count || inSight.includes(active)) return inSight
      return [...inSight, active].sort((a, b) => a - b)
    },
  })

  useLayoutEffect(() => {
    const element = probe.current
    if (!element) return
    const measure = () => setHeight(element.offsetHeight || 70)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height alone makes old sizes wrong
  useLayoutEffect(() => list.measure(), [height])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list appears
  useLayoutEffect(() => {
    if (active > 0) list.scrollToIndex(active, { align: 'center' })
  }, [])

  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(wanted.current)}"]`)
    const target = row?.querySelector<HTMLElement>(FOCUSABLE)
    if (!target) return
    wanted.current = null
    target.focus({ preventScroll: true })
  })

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || rows.length === 0) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    const next = moveByKey(event.key, active, rows.length, page)
    const row = next === null ? undefined : rows[next]
    if (next === null || row === undefined) return
    event.preventDefault()
    wanted.current = rowKey(row)
    setActiveKey(rowKey(row))
    list.scrollToIndex(next, { align: 'auto' })
  }

  function onFocus(event: FocusEvent) {
    const key = (event.target as HTMLElement).closest('[data-row]')?.getAttribute('data-row')
    if (key) setActiveKey(key)
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div ref={probe} className={styles.probe} aria-hidden="true" />
      <ul
        className={styles.sizer}
        style={{ height: list.getTotalSize() }}
        aria-label={label}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <li
              key={item.key}
              data-row={item.key}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
            >
              {children(row, item.index === active ? 0 : -1)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
