/**
 * What waits to be sent stands below everything that the server has, whatever the clock said when it was written: that is
 * where the archive will have it.
 */
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { messageById, messagePage, putMessage } from '../../storage/messages.ts'
import { listOutbox } from '../../storage/outbox.ts'
import type { Writing } from '../../storage/transaction.ts'
import { lastOf } from './conversation-row.ts'

type Tx = Writing<'messages' | 'outbox'>

/** In the order of leaving. */
async function waitingIn(tx: Tx, account: BareJid, conversation: BareJid): Promise<Message[]> {
  const items = (await listOutbox(tx, account)).flatMap(({ action }) =>
    action.kind === 'message' && action.conversation === conversation ? [action.messageId] : [],
  )
  const messages = await Promise.all(items.map((id) => messageById(tx, account, id)))
  return messages.filter((message) => message?.state === 'sending').filter((message) => message !== null)
}

/** The newest message that does not wait; with the ones that do. */
export async function endOf(tx: Tx, account: BareJid, conversation: BareJid) {
  const waiting = await waitingIn(tx, account, conversation)
  const names = new Set(waiting.map((message) => message.id))
  const newest = await messagePage(tx, account, conversation, { limit: waiting.length + 1 })
  return { waiting, settled: newest.findLast((message) => !names.has(message.id)) ?? null }
}

/** The row after whatever stands too high was moved down. */
export async function keepWaitingLast(tx: Tx, row: Conversation): Promise<Conversation> {
  const { waiting, settled } = await endOf(tx, row.account, row.jid)
  let above = settled?.order ?? Number.NEGATIVE_INFINITY
  let last: Message | null = null
  for (const message of waiting) {
    last = message.order > above ? message : { ...message, order: above + 1 }
    if (last !== message) await putMessage(tx, last)
    above = last.order
  }
  return last && last.order !== row.last?.order ? { ...row, last: lastOf(last), activity: last.order } : row
}
