/** A row of the ledger as our other devices hear of it, and what of theirs changes a row of ours. */
import type { BareJid } from '../../model/jid.ts'
import { mayBeGood, mergeEntries } from '../../model/ledger-rules.ts'
import type { Sealed } from '../../model/sealed.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { LedgerItem } from '../../xmpp/invite-ledger.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { changed, entryOf, isSame, newRow } from './invite-row.ts'
import { type InviteSecret, openSecret, sealSecret, tokenOf } from './invite-secret.ts'
import { tokenId } from './token-id.ts'

export async function itemOf(sealer: Sealer, row: InviteRow): Promise<LedgerItem> {
  const { account: _, handedOut: __, ...entry } = entryOf(row)
  const secret = await openSecret(sealer, row.sealed)
  return { ...entry, uri: secret?.uri ?? null, landingUrl: secret?.landingUrl ?? null }
}

/** With its secret sealed for this device; without, when its token is not the one that it is named after. */
export async function sealItem(sealer: Sealer, item: LedgerItem): Promise<Sealed | null> {
  if (item.uri === null || !mayBeGood(item.state)) return null
  const secret: InviteSecret = { uri: item.uri, landingUrl: item.landingUrl }
  const token = tokenOf(secret)
  return token !== null && (await tokenId(token)) === item.id ? sealSecret(sealer, secret) : null
}

/** `before` is returned as it is when there is no news. */
export function withItem(
  account: BareJid,
  before: InviteRow | null,
  item: LedgerItem,
  sealed: Sealed | null,
): InviteRow {
  const { uri: _, landingUrl: __, ...facts } = item
  const told = { ...facts, account, handedOut: true }
  if (!before) return { ...newRow(account, item.id, item.madeAt), ...told, sealed }
  const merged = mergeEntries(entryOf(before), told)
  // What both know together and the item does not say, is news to the others.
  const untold = before.forgotten || !isSame(merged, told)
  const after = {
    ...changed(before, { ...merged, sealed: before.sealed ?? sealed }),
    untold,
  }
  return isSame(before, after) ? before : after
}
