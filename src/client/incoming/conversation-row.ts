/** How the row of a conversation follows its messages: last one, unread ones, place in the list. */
import { fileWord } from '../../model/attachment.ts'
import type { Conversation, LastMessage } from '../../model/conversation.ts'
import { preview } from '../../model/conversation-rules.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { comeBack } from '../../model/muting.ts'

export const newConversation = (account: BareJid, jid: BareJid, activity: number): Conversation => ({
  account,
  jid,
  kind: 'direct',
  last: null,
  activity,
  unread: 0,
  readUpTo: 0,
  draft: '',
})

export function lastOf(message: Message): LastMessage {
  const { id, order, time, direction, state, body, retracted, attachments } = message
  const file = body === '' ? fileWord(attachments) : null
  return {
    ...{ id, order, time, direction, state, preview: preview(body) },
    ...(retracted ? { retracted: true } : {}),
    ...(file ? { file } : {}),
  }
}

/** A message that was not there before. `seen`: it is known to have been read (our own, or older than this device). */
export function withNewMessage(row: Conversation, message: Message, seen: boolean): Conversation {
  const isNewest = !row.last || message.order >= row.last.order
  const isNews = message.direction === 'out' || !seen
  const next = { ...(isNewest && isNews ? comeBack(row, message.time) : row) }
  if (message.direction === 'out') next.answered = true
  if (isNewest) {
    next.last = lastOf(message)
    next.activity = message.order
  }
  if (seen) next.readUpTo = Math.max(row.readUpTo, message.order)
  else if (message.direction === 'in' && message.order > row.readUpTo) next.unread = row.unread + 1
  return next
}

/** A message that was there and changed (its state, its place). */
export function withChangedMessage(row: Conversation, message: Message): Conversation {
  if (row.last && row.last.id !== message.id && message.order < row.last.order) return row
  return { ...row, last: lastOf(message), activity: Math.max(row.activity, message.order) }
}
