/** One outbox row onto the stream. */
import type { OutboxAction } from '../model/outbox-item.ts'
import type { Link } from '../xmpp/link.ts'
import { sendMessage } from '../xmpp/outgoing-message.ts'
import { removeContact, setContact } from '../xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../xmpp/rfc-6121-subscription.ts'
import { blockAddress, unblockAddress } from '../xmpp/xep-0191-blocking.ts'
import type { DisplayedSync } from './displayed-sync.ts'
import type { Prepared } from './prepare-actions.ts'

export type Wrote =
  /** Settled when the server has acknowledged this count. */
  | { kind: 'stanza'; count: number }
  /** Settled by the answer. */
  | { kind: 'question'; answer: Promise<void> }
  /** The message was taken back meanwhile. */
  | { kind: 'nothing' }

/** Throws `LinkLost` when the stream is down. */
export function writeAction(
  link: Link,
  action: OutboxAction,
  { bodies, tokens }: Prepared,
  displayed: Pick<DisplayedSync, 'tell'>,
): Wrote {
  switch (action.kind) {
    case 'message': {
      const body = bodies.get(action.messageId)
      if (body === undefined) return { kind: 'nothing' }
      const message = { to: action.conversation, id: action.messageId, body, chatState: 'active' as const }
      return { kind: 'stanza', count: sendMessage(link, message) }
    }
    case 'roster-set':
      return { kind: 'question', answer: setContact(link, action) }
    case 'roster-remove':
      return { kind: 'question', answer: removeContact(link, action.jid) }
    case 'presence': {
      const token = action.preauth ? (tokens.get(action.to) ?? null) : null
      return { kind: 'stanza', count: sendSubscription(link, action.to, action.type, token) }
    }
    case 'read-up-to':
      return { kind: 'question', answer: displayed.tell(link, action) }
    case 'block':
      return { kind: 'question', answer: blockAddress(link, action.jid, action.report) }
    case 'unblock':
      return { kind: 'question', answer: unblockAddress(link, action.jid) }
    default:
      return { kind: 'nothing' }
  }
}
