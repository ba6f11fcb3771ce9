/** Asks the server where files go, and remembers it. */
import { keep } from '../../live/keep.ts'
import type { BareJid } from '../../model/jid.ts'
import type { UploadPower } from '../../model/upload-power.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Link } from '../../xmpp/link.ts'
import { discoverUpload } from '../../xmpp/xep-0363-http-upload.ts'

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
