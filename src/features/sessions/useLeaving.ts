import { useEffect, useState } from 'react'
import type { SignInView } from '../../client/acting/acting.ts'

/** As long as a row takes to close, in SignInRow.module.css. */
const LEAVES_MS = 240

export interface ShownRow {
  entry: SignInView
  isLeaving: boolean
}

/** The rows, and those that have just left the list in their old places until they have closed. */
export function useLeaving(entries: readonly SignInView[]): readonly ShownRow[] {
  const [shown, setShown] = useState<readonly SignInView[]>(entries)
  const ids = new Set(entries.map(({ id }) => id))
  const leaving = shown.filter(({ id }) => !ids.has(id))

  useEffect(() => {
    if (leaving.length === 0) {
      setShown(entries)
      return
    }
    const timer = setTimeout(() => setShown(entries), LEAVES_MS)
    return () => clearTimeout(timer)
  }, [entries, leaving.length])

  if (leaving.length === 0) return entries.map((entry) => ({ entry, isLeaving: false }))
  const rows = entries.map((entry): ShownRow => ({ entry, isLeaving: false }))
  for (const entry of leaving) rows.splice(shown.indexOf(entry), 0, { entry, isLeaving: true })
  return rows
}
