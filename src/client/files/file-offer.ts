/** Whether the server keeps files, and how large: as it said in a session, remembered for the next one and for offline. */
import { type Live, map } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { UploadPower } from '../../model/upload-power.ts'
import { accountOf } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic } from '../../storage/topics.ts'
import type { FileOffer } from './filing.ts'

export const knownUpload = (storage: Storage, account: BareJid): Promise<UploadPower | null> =>
  storage.read(['accounts'], async (tx) => (await accountOf(tx, account))?.uploads ?? null)

export function fileOffer(storage: Storage, account: BareJid): Live<FileOffer> {
  const known = storage.live([accountsTopic], () => knownUpload(storage, account))
  return map(known, (power): FileOffer => {
    if (!power) return { status: 'unknown' }
    return power.service === null ? { status: 'none' } : { status: 'known', limit: power.limit }
  })
}
