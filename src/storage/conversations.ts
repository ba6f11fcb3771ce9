/** The rows of the conversation list. */
import type { Conversation } from '../model/conversation.ts'
import type { BareJid } from '../model/jid.ts'
import { conversationsTopic, conversationTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** By activity, newest first; at most `limit` of them. */
export async function listConversations(
  tx: Reading<'conversations'>,
  account: BareJid,
  limit?: number,
): Promise<Conversation[]> {
  const all = startingWith(account)
  const start =
    limit === undefined ? null : await tx.keyAt('conversations', 'activity', all, 'last', limit - 1)
  const range = start ? IDBKeyRange.bound(start, all.upper) : all
  return (await tx.allBy('conversations', 'activity', range)).reverse()
}

export const conversationOf = async (
  tx: Reading<'conversations'>,
  account: BareJid,
  jid: BareJid,
): Promise<Conversation | null> => (await tx.get('conversations', [account, jid])) ?? null

export async function putConversation(tx: Writing<'conversations'>, row: Conversation): Promise<void> {
  await tx.put('conversations', row)
  touch(tx, row.account, row.jid)
}

/** The row alone; its messages stay. */
export async function removeConversation(
  tx: Writing<'conversations'>,
  account: BareJid,
  jid: BareJid,
): Promise<void> {
  await tx.delete('conversations', [account, jid])
  touch(tx, account, jid)
}

function touch(tx: Writing<'conversations'>, account: BareJid, jid: BareJid) {
  tx.touch(conversationTopic(account, jid))
  tx.touch(conversationsTopic(account))
}
