/** What one's other devices call people, into the database, inside the inbox's transaction. */
import { keep } from '../../live/keep.ts'
import type { BareJid } from '../../model/jid.ts'
import { privateNameOf, putPrivateName, removePrivateName } from '../../storage/private-names.ts'
import type { PrivateNameRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { NamesNews } from '../../xmpp/incoming.ts'

/** What this one has still to say is the later word: the server hears it last. */
export async function receiveNames(
  tx: Writing<'privateNames'>,
  account: BareJid,
  { items, retracted }: Pick<NamesNews, 'items' | 'retracted'>,
): Promise<void> {
  for (const { jid, alias, groups } of items) {
    const before = await privateNameOf(tx, account, jid)
    const after: PrivateNameRow = { account, jid, alias, groups, untold: false }
    if (!before?.untold && (!before || keep(before, after) !== before)) await putPrivateName(tx, after)
  }
  for (const jid of retracted) {
    const before = await privateNameOf(tx, account, jid)
    if (before && !before.untold) await removePrivateName(tx, account, jid)
  }
}
