/** Takes from the ledger what leaves it by itself (`model/ledger-tidy.ts`), here and, told like any other change, everywhere. */
import type { BareJid } from '../../model/jid.ts'
import { leaving } from '../../model/ledger-tidy.ts'
import { listInvites, putInvite, removeInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Reading } from '../../storage/transaction.ts'

export async function tidyLedger(storage: Storage, account: BareJid, now: number): Promise<void> {
  const find = async (tx: Reading<'invites'>): Promise<InviteRow[]> => {
    // Whoever may have come in by it is looked for first.
    const rows = (await listInvites(tx, account)).filter((row) => !row.forgotten && !row.newcomers.length)
    const ids = leaving(rows, now)
    return rows.filter(({ id }) => ids.has(id))
  }
  if (!(await storage.read(['invites'], find)).length) return
  await storage.write(['invites'], async (tx) => {
    for (const row of await find(tx))
      if (row.handedOut) await putInvite(tx, { ...row, sealed: null, forgotten: true, untold: true })
      else await removeInvite(tx, account, row.id)
  })
}
