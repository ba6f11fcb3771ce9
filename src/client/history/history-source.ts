/** Where a conversation gets its history from: whoever holds the connection, here or in another tab. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { HistoryAnswer } from './history.ts'

export interface HistorySource {
  older(conversation: BareJid): Promise<HistoryAnswer>
  fill(conversation: BareJid, before: number, from: 'above' | 'below'): Promise<HistoryAnswer>
  /** A page that begins at this moment (microseconds). */
  around(conversation: BareJid, order: number): Promise<HistoryAnswer>
  /** Changes when it is worth asking again. */
  readonly reachable: Live<boolean>
}
