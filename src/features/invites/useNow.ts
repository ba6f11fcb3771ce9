/** The time, as far as these moments matter: stands still until one of them changes what is to be said. */
import { useEffect, useState } from 'react'
import { useToday } from '../../ui/useToday.ts'
import { nextChange } from './invite-time.ts'

/** Longer ones would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export function useNow(expiries: readonly (number | null)[]): number {
  const [now, setNow] = useState(() => Date.now())
  const next = nextChange(expiries, now)
  const today = useToday()
  useEffect(() => {
    if (next === null) return
    const wait = Math.min(Math.max(0, next - Date.now()), LONGEST_TIMER_MS)
    const timer = setTimeout(() => setNow(Date.now()), wait)
    return () => clearTimeout(timer)
  }, [next])
  return Math.max(now, today)
}
