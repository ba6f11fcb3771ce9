/** Where a server keeps people's files (XEP-0363), as it last said. */
import type { BareJid } from './jid.ts'

export interface UploadPower {
  /** Null: it keeps none. */
  service: BareJid | null
  /** Bytes of one file; null = it does not say. */
  limit: number | null
}
