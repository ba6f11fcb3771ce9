/** What was taken back is gone from the rows that answer it, whichever of the two comes first. */
import { answerableIds, answeredNames, targetName } from '../../model/aliases.ts'
import { goesWith, quotes, withoutQuote } from '../../model/gone-quote.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { findByAliases, messagesAnswering } from '../../storage/messages.ts'
import { pendingFor } from '../../storage/pending.ts'
import type { Reading } from '../../storage/transaction.ts'

type Read = Reading<'messages'>

/** Those that quote it, without what they quote; to be written. */
export async function unquoted(tx: Read, gone: Message): Promise<Message[]> {
  if (!gone.retracted) return []
  const { account, conversation } = gone
  const ids = answerableIds(conversation, gone.aliases)
  const found = await Promise.all(ids.map((id) => messagesAnswering(tx, account, conversation, id)))
  return found.flat().filter(quotes).map(withoutQuote)
}

/** The same for something that is not here: all that is known is who says that it is taken back. */
export async function unquotedOf(
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  gone: { target: string; by: BareJid },
): Promise<Message[]> {
  const found = await messagesAnswering(tx, account, conversation, gone.target)
  return found.filter((message) => quotes(message) && goesWith(message, gone.by)).map(withoutQuote)
}

/** A new one, before it is written. */
export async function quoting(tx: Reading<'messages' | 'pending'>, message: Message): Promise<Message> {
  const { account, conversation, reply } = message
  if (!reply || !quotes(message)) return message
  const answered = await findByAliases(
    tx,
    account,
    conversation,
    answeredNames(account, conversation, reply.id),
  )
  if (answered.some(({ retracted }) => retracted)) return withoutQuote(message)
  const said = await pendingFor(tx, account, targetName(conversation, reply.id))
  const isGone = said.some(({ change }) => change.kind === 'retraction' && goesWith(message, change.from))
  return isGone ? withoutQuote(message) : message
}
