/** Whether the server keeps files, and how large: asked once in a session, remembered for the next time and for offline. */
import { keep } from '../live/keep.ts'
import { type Live, map } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import type { UploadPower } from '../model/upload-power.ts'
import { accountOf, patchAccount } from '../storage/accounts.ts'
import type { Storage } from '../storage/storage.ts'
import { accountsTopic } from '../storage/topics.ts'
import type { Link } from '../xmpp/link.ts'
import { discoverUpload } from '../xmpp/xep-0363-http-upload.ts'
import type { FileOffer } from './filing.ts'

export const knownUpload = (storage: Storage, account: BareJid): Promise<UploadPower | null> =>
  storage.read(['accounts'], async (tx) => (await accountOf(tx, account))?.uploads ?? null)

/** Rejects when no answer came. */
export async function askUpload(storage: Storage, account: BareJid, link: Link): Promise<UploadPower> {
  const found = await discoverUpload(link)
  const power: UploadPower = { service: found?.jid ?? null, limit: found?.limit ?? null }
  await storage.write(['accounts'], async (tx) => {
    const known = (await accountOf(tx, account))?.uploads
    if (!known || keep(known, power) !== known) await patchAccount(tx, account, { uploads: power })
  })
  return power
}

export function fileOffer(storage: Storage, account: BareJid): Live<FileOffer> {
  const known = storage.live([accountsTopic], () => knownUpload(storage, account))
  return map(known, (power): FileOffer => {
    if (!power) return { status: 'unknown' }
    return power.service === null ? { status: 'none' } : { status: 'known', limit: power.limit }
  })
}
