/** In which state an invite is by the clock, and under which heading of the ledger it stands. */
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { isOver } from './invite-time.ts'

export type LedgerState = 'open' | 'probably-used' | 'used' | 'expired' | 'withdrawn'

export function ledgerState(invite: IssuedInvite, now: number): LedgerState {
  const { is } = invite.state
  return (is === 'open' || is === 'probably-used') && isOver(invite.expiresAt, now) ? 'expired' : is
}

export const HEADINGS = ['open', 'used', 'ended'] as const
export type Heading = (typeof HEADINGS)[number]

const UNDER: Record<LedgerState, Heading> = {
  open: 'open',
  // It may still be good.
  'probably-used': 'open',
  used: 'used',
  expired: 'ended',
  withdrawn: 'ended',
}

/** Keeps the order within each, which is the newest first; the ended ones by when they ended. */
export function underHeadings(
  invites: readonly IssuedInvite[],
  now: number,
): Record<Heading, readonly IssuedInvite[]> {
  const sorted: Record<Heading, IssuedInvite[]> = { open: [], used: [], ended: [] }
  for (const invite of invites) {
    sorted[UNDER[ledgerState(invite, now)]].push(invite)
  }
  sorted.used.sort((a, b) => overAt(b) - overAt(a))
  sorted.ended.sort((a, b) => overAt(b) - overAt(a))
  return sorted
}

/** When it was used, withdrawn or ran out. */
export const overAt = (invite: IssuedInvite): number =>
  invite.state.is === 'open' || invite.state.is === 'probably-used'
    ? (invite.expiresAt ?? invite.madeAt)
    : invite.state.at
