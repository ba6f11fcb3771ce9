/** One outbox row onto the stream. */
import type { OutboxAction } from '../model/outbox-item.ts'
import type { Link } from '../xmpp/link.ts'
import { sendMessage } from '../xmpp/message.ts'
import { removeContact, setContact } from '../xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../xmpp/rfc-6121-subscription.ts'
import type { Prepared } from './prepare-actions.ts'

export type Wrote =
  /** Settled when the server has acknowledged this count. */
  | { kind: 'stanza'; count: number }
  /** Settled by the answer. */
  | { kind: 'question'; answer: Promise<void> }
  /** The message was taken back meanwhile. */
  | { kind: 'nothing' }

/** Throws `LinkLost` when the stream is down. */
export function writeAction(link: Link, action: OutboxAction, { bodies, tokens }: Prepared): Wrote {
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
    default:
      return { kind: 'nothing' }
  }
}
