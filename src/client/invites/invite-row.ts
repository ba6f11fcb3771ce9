/** A row of the ledger: how it begins, and how it changes. */
import { keep } from '../../live/keep.ts'
import type { IssuedInvite, LedgerEntry } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { mayBeGood, mergeStates } from '../../model/ledger-rules.ts'
import { inviteOf, putInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'

export const newRow = (account: BareJid, id: string, now: number): InviteRow => ({
  account,
  id,
  kind: 'contact',
  issuer: 'server',
  note: '',
  notedAt: 0,
  madeAt: now,
  expiresAt: null,
  state: { is: 'open' },
  boundTo: null,
  handedOut: false,
  leaky: false,
  sealed: null,
  untold: false,
  forgotten: false,
  newcomers: [],
})

/** What all devices know of it. */
export function entryOf(row: InviteRow): LedgerEntry {
  const { sealed: _, untold: __, forgotten: ___, newcomers: ____, ...entry } = row
  return entry
}

/** What a screen may know of it. */
export function viewOf(row: InviteRow): IssuedInvite {
  const { notedAt: _, leaky: __, ...view } = entryOf(row)
  return view
}

/** `keep` gives the first back when the second says the same. */
export const isSame = (a: object, b: object): boolean => keep(a, b) === a

/** What follows from a change: others are to hear of what is somebody's; a token that is over is kept no longer. */
export function changed(before: InviteRow, patch: Partial<InviteRow>): InviteRow {
  const after = { ...before, ...patch }
  const state = mergeStates(before.state, after.state)
  // Whoever used it got it from somewhere.
  const handedOut = after.handedOut || state.is === 'used' || state.is === 'probably-used'
  const row = { ...after, state, handedOut, sealed: mayBeGood(state) ? after.sealed : null }
  if (isSame(entryOf(before), entryOf(row))) return row
  return { ...row, untold: row.handedOut }
}

export async function changeInvite(
  tx: Writing<'invites'>,
  account: BareJid,
  id: string,
  patch: Partial<InviteRow> | ((row: InviteRow) => Partial<InviteRow> | null),
): Promise<InviteRow | null> {
  const row = await inviteOf(tx, account, id)
  const change = row && (typeof patch === 'function' ? patch(row) : patch)
  if (!row || !change) return row
  const next = changed(row, change)
  await putInvite(tx, next)
  return next
}
