/** Of an account that has left this device nothing stays: a stream may bring something until the very end of its session. */
import type { BareJid } from '../../model/jid.ts'
import { accountOf } from '../../storage/accounts.ts'
import { ALL_STORES, type Storage } from '../../storage/storage.ts'
import { forgetAccount } from '../../storage/wipe.ts'

/** Never rejects. */
export async function leaveNothing(storage: Storage, account: BareJid): Promise<void> {
  try {
    if (await storage.read(['accounts'], (tx) => accountOf(tx, account))) return
    await storage.write(
      ALL_STORES,
      async (tx) => {
        if (!(await accountOf(tx, account))) await forgetAccount(tx, account)
      },
      { durable: true },
    )
  } catch {
    // A database that takes nothing has told so elsewhere.
  }
}
