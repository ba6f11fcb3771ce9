/** Something that the person did and that the server has to hear of, exactly once, however long it takes. */
import type { BareJid } from './jid.ts'
import type { Sealed } from './sealed.ts'

export type OutboxAction =
  | { kind: 'message'; conversation: BareJid; messageId: string }
  | { kind: 'roster-set'; jid: BareJid; name: string; groups: string[] }
  | { kind: 'roster-remove'; jid: BareJid }
  | {
      kind: 'presence'
      to: BareJid
      type: 'subscribe' | 'subscribed' | 'unsubscribe' | 'unsubscribed'
      /** Of the invite that is accepted by it: a secret between us and `to`. */
      preauth?: Sealed
    }

export interface OutboxItem {
  account: BareJid
  /** Order of leaving, ascending; made by the database. */
  seq: number
  action: OutboxAction
  /** On which stream it was written, as which number of the outgoing count; null = not yet. */
  sent: { session: string; count: number } | null
}
