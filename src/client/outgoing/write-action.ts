/** One outbox row onto the stream. */
import type { OutboxItem } from '../../model/outbox-item.ts'
import type { Link } from '../../xmpp/link.ts'
import { sendMessage, sendReactions, sendRetraction } from '../../xmpp/outgoing-message.ts'
import { removeContact, setContact } from '../../xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../../xmpp/rfc-6121-subscription.ts'
import { sendReceipt } from '../../xmpp/xep-0184-receipts.ts'
import { blockAddress, unblockAddress } from '../../xmpp/xep-0191-blocking.ts'
import { sendDisplayed } from '../../xmpp/xep-0333-markers.ts'
import type { DisplayedSync } from '../conversations/displayed-sync.ts'
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
  { seq, action }: OutboxItem,
  { messages, toldOfTyping, tokens }: Prepared,
  displayed: Pick<DisplayedSync, 'tell'>,
): Wrote {
  const hearsOfUs = 'conversation' in action && toldOfTyping.has(action.conversation)
  const state = hearsOfUs ? { chatState: 'active' as const } : {}
  switch (action.kind) {
    case 'message':
    case 'correction': {
      const message = messages.get(seq)
      if (!message) return { kind: 'nothing' }
      const { conversation: to } = action
      const { reply, attachments, unstyled } = message
      // What it says by now, the corrections behind it tell.
      const first = { id: message.id, body: message.versions?.[0]?.body ?? message.body }
      const words =
        action.kind === 'message' ? first : { id: action.id, body: action.body, replaces: action.target }
      const rest = {
        ...(reply && { reply }),
        ...(attachments && { attachments }),
        ...(unstyled && { unstyled }),
      }
      return { kind: 'stanza', count: sendMessage(link, { to, ...words, ...state, ...rest }) }
    }
    case 'retraction':
      return { kind: 'stanza', count: sendRetraction(link, { ...action, to: action.conversation, ...state }) }
    case 'reactions':
      return { kind: 'stanza', count: sendReactions(link, { ...action, to: action.conversation }) }
    case 'receipt':
      return { kind: 'stanza', count: sendReceipt(link, action.conversation, action.target) }
    case 'seen':
      return { kind: 'stanza', count: sendDisplayed(link, action.conversation, action.target) }
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
  }
}
