/** What a message stanza says, as a row of the database. */
import { messageAliases } from '../../model/aliases.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'
import { withoutFallbacks } from '../../xmpp/xep-0428-fallbacks.ts'
import { REACTIONS } from '../../xmpp/xep-0444-reactions.ts'
import { SFS } from '../../xmpp/xep-0447-file-sharing.ts'
import { REPLY, readQuote } from '../../xmpp/xep-0461-replies.ts'
import { believable } from '../session/server-clock.ts'

export interface ReceiveContext {
  account: BareJid
  /** Server time, microseconds. */
  now: number
}

/** Whose conversation a message belongs to, and from which side it comes. Null: not a message of a direct chat. */
export function sideOf(account: BareJid, message: Pick<IncomingMessage, 'from' | 'to' | 'type'>) {
  if (message.type === 'groupchat' || message.type === 'headline') return null
  const from = bareJid(message.from)
  const to = bareJid(message.to)
  return from === account
    ? { direction: 'out' as const, conversation: to, from }
    : { direction: 'in' as const, conversation: from, from }
}

export const stampOf = ({ now }: ReceiveContext, { stamp, origin }: IncomingMessage): number =>
  stamp === null ? now : believable(stamp, now, origin)

/** Null: nothing that stands in a conversation. Its order is only a wish. */
export function rowOf(context: ReceiveContext, incoming: IncomingMessage): Message | null {
  const side = sideOf(context.account, incoming)
  if (!side || incoming.type === 'error') return null
  // What is said of another message has no place of its own; a body beside it is for those who do not understand it.
  if (incoming.replaces !== undefined || incoming.retracts !== undefined) return null
  // Only an archive may say that it was: it is ours.
  const isGone = incoming.tombstone !== undefined && incoming.origin === 'archive'
  const words = isGone ? { body: '' } : wordsOf(incoming)
  const attachments = (!isGone && incoming.files) || []
  if (!isGone && !words.body && !attachments.length) return null
  const stamp = stampOf(context, incoming)
  return {
    account: context.account,
    id: crypto.randomUUID(),
    ...side,
    ...words,
    order: stamp,
    time: Math.round(stamp / 1000),
    state: side.direction === 'out' ? 'sent' : 'delivered',
    origin: incoming.origin,
    aliases: messageAliases(context.account, side.conversation, { ...incoming, from: side.from }),
    ...(attachments.length ? { attachments } : {}),
    ...(isGone
      ? { retracted: { time: goneSince(context, incoming, stamp) } }
      : asksOf(incoming, side.direction)),
  }
}

/** Milliseconds since 1970; where nobody says it, no earlier than it was said. */
const goneSince = ({ now }: ReceiveContext, { tombstone, origin }: IncomingMessage, said: number): number =>
  (tombstone?.stamp == null ? said : believable(tombstone.stamp, now, origin)) / 1000

/** What was really said, without what stands there for programs that do not know what we know. */
export function wordsOf(incoming: IncomingMessage): Pick<Message, 'body' | 'reply' | 'unstyled'> {
  const { body, reply, fallbacks, files, reactions } = incoming
  const cut = [reply && REPLY, files?.length && SFS, reactions && REACTIONS].filter(
    (name): name is string => typeof name === 'string',
  )
  const said = body ?? ''
  const { rest } = withoutFallbacks(said, fallbacks, cut)
  // A reply that would say nothing without its quote says its quote.
  const isEmpty = !rest.trim()
  const keeps = isEmpty && !files?.length && !reactions
  const quote = reply && readQuote(withoutFallbacks(said, fallbacks, [REPLY]).cut)
  return {
    body: keeps ? said : isEmpty ? '' : rest === said ? rest : rest.replace(/^\n+|\n+$/g, ''),
    ...(reply
      ? {
          reply: {
            ...reply,
            quote: keeps ? null : (quote ?? null),
            ...(keeps && quote ? { quoted: true } : {}),
          },
        }
      : {}),
    ...(incoming.unstyled ? { unstyled: true } : {}),
  }
}

function asksOf({ asksReceipt, asksMark, id }: IncomingMessage, direction: Message['direction']) {
  // Nobody can answer what has no name.
  if (direction === 'out' || id === null || (!asksReceipt && !asksMark)) return {}
  return {
    asks: { ...(asksReceipt ? { receipt: true } : {}), ...(asksMark ? { mark: true } : {}) },
  }
}
