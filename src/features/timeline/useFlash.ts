/** Brings a message that was asked for into sight once it is in the window: it is lit for a moment, and takes the focus. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineRow } from './timeline-rows.ts'
import type { Landed } from './useLanding.ts'

interface FlashOptions {
  landed: Landed | null | undefined
  rows: readonly TimelineRow[]
  scroller: RefObject<HTMLElement | null>
  showAt(key: string): void
  focusRow(key: string, scroller: HTMLElement): void
}

export interface Flash {
  /** The row that is lit for a moment. */
  litKey: string | null
  /** The one that a search stands at: it stays marked. */
  foundKey: string | null
  onLitEnd(): void
}

export function useFlash({ landed, rows, scroller, showAt, focusRow }: FlashOptions): Flash {
  const [litKey, setLitKey] = useState<string | null>(null)
  const done = useRef<Landed | null>(null)
  useLayoutEffect(() => {
    const key = landed?.message
    if (!landed || !key || done.current === landed || !rows.some((row) => row.key === key)) return
    done.current = landed
    showAt(key)
    if (landed.wish.keepsFocus) return
    setLitKey(key)
    if (scroller.current) focusRow(key, scroller.current)
  }, [landed, rows, scroller, showAt, focusRow])
  const foundKey = landed?.wish.keepsFocus ? landed.message : null
  return { litKey, foundKey, onLitEnd: () => setLitKey(null) }
}
