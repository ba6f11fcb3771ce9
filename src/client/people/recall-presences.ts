/** Who was there when this session was left: a stream that is resumed does not tell it again. */
import type { BareJid } from '../../model/jid.ts'
import { listPresences } from '../../storage/presences.ts'
import type { Storage } from '../../storage/storage.ts'
import type { PresenceChange } from './availability.ts'

export async function recallPresences(storage: Storage, account: BareJid): Promise<PresenceChange[]> {
  const rows = await storage.read(['presences'], (tx) => listPresences(tx, account))
  return rows.map(({ account: _, jid, ...said }) => ({ from: jid, available: true, ...said }))
}
