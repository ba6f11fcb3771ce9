/**
 * History as covered ranges: a stretch of an archive (XEP-0313) of which every message is in the database. Between two
 * ranges lies a hole, known by its ends. Pure rules; times are orders (integer microseconds).
 */
import type { BareJid } from './jid.ts'

/** One message of the archive: its archive id and its place. */
export interface Mark {
  id: string
  order: number
}

export interface ArchiveRange {
  account: BareJid
  /** `all` = the whole account archive; an address = that archive filtered by `with`. */
  scope: 'all' | BareJid
  oldest: Mark
  newest: Mark
  /** Nothing is older: the archive begins here. */
  fromStart: boolean
}
