/**
 * What leaves the ledger by itself: what has been over for long, and the oldest of it before there is no room left for
 * what is still good.
 */
import type { LedgerEntry } from './issued-invite.ts'
import { isOver } from './ledger-rules.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Long enough to look up who came in last season. */
export const KEPT_MS = 90 * DAY_MS

/**
 * Servers keep only so many items a node, Prosody 256, and drop the one that was written first, whatever it is. Below
 * that, with room for what several devices write at a time.
 */
export const MOST_TOLD = 224

type Ending = Pick<LedgerEntry, 'id' | 'state' | 'expiresAt' | 'handedOut'>

/** When it was used or withdrawn, or else ran out. */
export function endedAt({ state, expiresAt }: Pick<LedgerEntry, 'state' | 'expiresAt'>): number | null {
  return state.is === 'used' || state.is === 'withdrawn' ? state.at : expiresAt
}

/** Ids of those that leave now. One that can still be used never does. */
export function leaving(entries: readonly Ending[], now: number, most = MOST_TOLD): ReadonlySet<string> {
  const over = entries
    .filter((entry) => isOver(entry, now))
    .map((entry) => ({ ...entry, at: endedAt(entry) ?? now }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const left = new Set(over.filter(({ at }) => at + KEPT_MS <= now).map(({ id }) => id))
  // What was given to nobody is told to no other device.
  const told = entries.filter(({ id, handedOut }) => handedOut && !left.has(id)).length
  const next = over.filter(({ id, handedOut }) => handedOut && !left.has(id))
  for (const { id } of next.slice(0, Math.max(0, told - most))) left.add(id)
  return left
}
