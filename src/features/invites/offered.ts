/** What the sheet offers of what can be made here, and what it begins with. */
import type { InviteOffers } from '../../client/invites/inviting.ts'
import type { InviteKind } from '../../model/invite.ts'

export type AnyKind = InviteKind | 'reset'

export interface Offered {
  kind: InviteKind
  leaky: boolean
}

/** What invites somebody; setting a password is another matter, and stands elsewhere. */
export const offered = (offers: InviteOffers): readonly Offered[] =>
  offers.status === 'known'
    ? offers.kinds.flatMap(({ kind, leaky }) => (kind === 'reset' ? [] : [{ kind, leaky }]))
    : []

export const mayReset = (offers: InviteOffers): boolean =>
  offers.status === 'known' && offers.kinds.some(({ kind }) => kind === 'reset')

/** The wish, if it can be had; else what works for everybody: with an account or without. */
export function firstKind(kinds: readonly Offered[], wish: AnyKind | null): AnyKind | null {
  const has = (kind: AnyKind | null) => kinds.find((one) => one.kind === kind)?.kind
  return wish === 'reset' ? wish : (has(wish) ?? has('contact-and-account') ?? kinds[0]?.kind ?? null)
}
