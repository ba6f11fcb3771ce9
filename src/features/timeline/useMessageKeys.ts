/** One Tab stop for all messages; arrow keys walk them. */
import { type FocusEvent, type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineRow } from './timeline-rows.ts'

const isMessage = (row: TimelineRow | undefined): boolean => row?.kind === 'message'

/** The next message in a direction, jumping over everything else; -1 = there is none. */
function nextMessage(rows: readonly TimelineRow[], from: number, step: 1 | -1): number {
  for (let index = from; index >= 0 && index < rows.length; index += step)
    if (isMessage(rows[index])) return index
  return -1
}

export interface MessageKeys {
  /** The message that has the focus, or something inside it has. */
  focusedKey: string | null
  focusRow(key: string, scroller: HTMLElement): void
  onKeyDown(event: KeyboardEvent, scroller: HTMLElement | null, reveal: (index: number) => void): void
  onFocus(event: FocusEvent): void
  onBlur(event: FocusEvent): void
}

export function useMessageKeys(rows: readonly TimelineRow[]): MessageKeys {
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const wanted = useRef<{ key: string; scroller: HTMLElement } | null>(null)

  useLayoutEffect(() => {
    if (!wanted.current) return
    const { key, scroller } = wanted.current
    const element = scroller.querySelector<HTMLElement>(`[data-id="${CSS.escape(key)}"]`)
    if (!element) return
    wanted.current = null
    element.focus({ preventScroll: true })
  })

  const focusRow = useCallback((key: string, scroller: HTMLElement) => {
    wanted.current = { key, scroller }
    setFocusedKey(key)
  }, [])

  const target = (key: string): number | undefined => {
    const from = rows.findIndex((row) => row.key === focusedKey)
    if (key === 'ArrowUp') return nextMessage(rows, from - 1, -1)
    if (key === 'ArrowDown') return nextMessage(rows, from + 1, 1)
    if (key === 'Home') return nextMessage(rows, 0, 1)
    return key === 'End' ? nextMessage(rows, rows.length - 1, -1) : undefined
  }

  return {
    focusedKey,
    focusRow,
    onKeyDown(event, scroller, reveal) {
      const isRow = (event.target as HTMLElement).matches('[data-testid="message"]')
      if (!isRow || !scroller || event.altKey || event.ctrlKey || event.metaKey) return
      const next = target(event.key)
      if (next === undefined) return
      event.preventDefault()
      const row = rows[next]
      if (!row) return
      focusRow(row.key, scroller)
      reveal(next)
    },
    onFocus(event) {
      const key = (event.target as HTMLElement).closest('[data-id]')?.getAttribute('data-id')
      if (key) setFocusedKey(key)
    },
    onBlur(event) {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocusedKey(null)
    },
  }
}
