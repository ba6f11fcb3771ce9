/** What a stanza says of messages that were said before. */
import type { BareJid } from '../../model/jid.ts'
import type { MessageChange } from '../../model/message-change.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'
import { type ReceiveContext, sideOf, stampOf, wordsOf } from './message-row.ts'

export interface Said {
  conversation: BareJid
  /** As the stanza names what is meant. */
  target: string
  change: MessageChange
  /** It is from now, or what the line held up: it counts as later than everything that is known. */
  isUndated: boolean
}

export function saidIn(context: ReceiveContext, incoming: IncomingMessage): Said[] {
  const side = sideOf(context.account, incoming)
  if (!side || incoming.type === 'error') return []
  const { from, conversation } = side
  const time = stampOf(context, incoming) / 1000
  const isUndated = incoming.stamp === null || incoming.origin === 'resumed'
  return namedIn(incoming).map(({ target, ...what }) => ({
    conversation,
    target,
    isUndated,
    change: { ...what, from, time, id: nameOf(incoming, what, target), ...(isUndated && { guess: true }) },
  }))
}

type Named = { target: string } & (
  | { kind: 'correction'; body: string }
  | { kind: 'retraction' | 'delivered' | 'read' }
  | { kind: 'reactions'; emojis: readonly string[] }
)

function namedIn(incoming: IncomingMessage): Named[] {
  const { replaces, retracts, reactions, receiptFor, marks } = incoming
  // One that takes back says nothing else.
  if (retracts !== undefined) return [{ kind: 'retraction', target: retracts }]
  const named: Named[] = []
  const words = replaces === undefined ? null : wordsOf(incoming)
  // One that is left with its quote alone corrects nothing.
  const body = words && !words.reply?.quoted ? words.body : ''
  if (replaces !== undefined && body) named.push({ kind: 'correction', target: replaces, body })
  if (reactions) named.push({ kind: 'reactions', target: reactions.id, emojis: reactions.emojis })
  if (receiptFor !== undefined) named.push({ kind: 'delivered', target: receiptFor })
  if (marks) named.push({ kind: marks.kind === 'received' ? 'delivered' : 'read', target: marks.id })
  return named
}

/** The same in all copies. Of what nobody gave a name, the same words are the same thing. */
function nameOf(incoming: IncomingMessage, what: object, target: string): string {
  // That something arrived, or was seen, is said as often as anybody likes: once is enough.
  const { kind } = what as Named
  if (kind === 'delivered' || kind === 'read') return kind
  return incoming.originId ?? incoming.id ?? JSON.stringify([target, what]).slice(0, 500)
}
