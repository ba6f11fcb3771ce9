/** One Tab stop for all messages; arrow keys walk them. */
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineRow } from './timeline-rows.ts'

const isMessage = (row: TimelineRow | undefined): boolean => row?.kind === 'message'

/** The next message in a direction, jumping over everything else; -1 = there is none. */
function nextMessage(rows: readonly TimelineRow[], from: number, step: 1 | -1): number {
  for (let index = from; index >= 0 && index < rows.length; index += step)
    if (isMessage(rows[index])) return index
  return -1
}

export interface MessageKeys {
  activeKey: string | null
  onKeyDown(event: KeyboardEvent, scroller: HTMLElement | null, reveal: (index: number) => void): void
  onFocus(event: FocusEvent): void
}

export function useMessageKeys(rows: readonly TimelineRow[]): MessageKeys {
  const [chosen, setChosen] = useState<string | null>(null)
  const wanted = useRef<{ key: string; scroller: HTMLElement } | null>(null)
  const newest = nextMessage(rows, rows.length - 1, -1)
  const found = chosen === null ? -1 : rows.findIndex((row) => row.key === chosen)
  const active = found >= 0 ? found : newest
  const activeKey = rows[active]?.key ?? null

  useLayoutEffect(() => {
    if (!wanted.current) return
    const { key, scroller } = wanted.current
    const element = scroller.querySelector<HTMLElement>(`[data-id="${CSS.escape(key)}"]`)
    if (!element) return
    wanted.current = null
    element.focus({ preventScroll: true })
  })

  // A message that went away takes the choice with it.
  const gone = chosen !== null && found < 0
  useEffect(() => {
    if (gone) setChosen(null)
  }, [gone])

  const target = (key: string): number | undefined => {
    if (key === 'ArrowUp') return nextMessage(rows, active - 1, -1)
    if (key === 'ArrowDown') return nextMessage(rows, active + 1, 1)
    if (key === 'Home') return nextMessage(rows, 0, 1)
    return key === 'End' ? newest : undefined
  }

  return {
    activeKey,
    onKeyDown(event, scroller, reveal) {
      const isRow = (event.target as HTMLElement).matches('[data-testid="message"]')
      if (!isRow || !scroller || event.altKey || event.ctrlKey || event.metaKey) return
      const next = target(event.key)
      if (next === undefined) return
      event.preventDefault()
      const row = rows[next]
      if (!row) return
      wanted.current = { key: row.key, scroller }
      setChosen(row.key)
      reveal(next)
    },
    onFocus(event) {
      const key = (event.target as HTMLElement).closest('[data-id]')?.getAttribute('data-id')
      if (key) setChosen(key)
    },
  }
}
