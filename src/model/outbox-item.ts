/** Something that the person did and that the server has to hear of, exactly once, however long it takes. */
import type { BareJid } from './jid.ts'
import type { Message } from './message.ts'
import type { Sealed } from './sealed.ts'

export type OutboxAction =
  | { kind: 'message'; conversation: BareJid; messageId: string }
  /** Each has an id of its own, which is the stanza's for life; `target` is the id that the first version was sent with, or
   * whatever its kind of conversation calls a message by. */
  | { kind: 'correction'; conversation: BareJid; id: string; target: string; body: string }
  /** `was`: the message as it stood, until a server has heard that it is gone. */
  | { kind: 'retraction'; conversation: BareJid; id: string; target: string; was?: Message }
  | { kind: 'reactions'; conversation: BareJid; id: string; target: string; emojis: readonly string[] }
  /** That a message of theirs has arrived (XEP-0184), or was seen with all before it (XEP-0333). */
  | { kind: 'receipt'; conversation: BareJid; target: string }
  | { kind: 'seen'; conversation: BareJid; target: string }
  /** To our other devices: how far this conversation was read (XEP-0490). */
  | { kind: 'read-up-to'; conversation: BareJid; stanzaId: string; by: BareJid }
  | { kind: 'block' | 'unblock'; jid: BareJid; report?: 'spam' | 'abuse' }
  /** `before`: the line as it was, null = none; so it is seen when somebody undoes it. Absent: it is not worth a look. */
  | {
      kind: 'roster-set'
      jid: BareJid
      name: string
      groups: string[]
      before?: { name: string; groups: string[] } | null
    }
  | { kind: 'roster-remove'; jid: BareJid; before?: { name: string; groups: string[] } | null }
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
