/** What was taken back is gone from what answers it, too: a reply keeps the words of what it answers only while those are there. */
import { type BareJid, bareJid } from './jid.ts'
import type { Message } from './message.ts'

/** Whether these are words of another message. */
export const quotes = ({ reply }: Message): boolean =>
  reply !== undefined && (reply.quote !== null || reply.quoted === true)

/**
 * Whether a retraction of what it answers, by this person, takes its quote along, as long as what is meant is not here: it is for
 * them to take back only if they wrote it.
 */
export const goesWith = ({ reply }: Message, by: BareJid): boolean =>
  reply?.to == null || bareJid(reply.to) === by

/** Without the words of the other. One that said nothing else, says nothing any more. */
export function withoutQuote(message: Message): Message {
  const { reply, versions } = message
  if (!reply || !quotes(message)) return message
  const rest = { ...message, reply: { id: reply.id, to: reply.to, quote: null } }
  if (!reply.quoted) return rest
  const [first, ...later] = versions ?? []
  return first ? { ...rest, versions: [{ ...first, body: '' }, ...later] } : { ...rest, body: '' }
}
