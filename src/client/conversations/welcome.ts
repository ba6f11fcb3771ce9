/** Somebody came in by an invite: a line for them on top of the list, before a word was said. */
import type { BareJid } from '../../model/jid.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import type { Writing } from '../../storage/transaction.ts'
import { newConversation } from '../incoming/conversation-row.ts'

/** When something happened, and its place among messages. */
export interface Moment {
  account: BareJid
  /** Microseconds since 1970, the server's. */
  now: number
}

export async function welcome(
  tx: Writing<'conversations'>,
  { account, now }: Moment,
  jid: BareJid,
): Promise<void> {
  const row = (await conversationOf(tx, account, jid)) ?? newConversation(account, jid, now)
  await putConversation(tx, {
    ...row,
    joinedAt: Math.floor(now / 1000),
    activity: Math.max(row.activity, now),
  })
}

/** It was no invite that brought them, or they are gone again. */
export async function unwelcome(tx: Writing<'conversations'>, account: BareJid, jid: BareJid): Promise<void> {
  const row = await conversationOf(tx, account, jid)
  if (row?.joinedAt === undefined) return
  const { joinedAt: _, ...rest } = row
  await putConversation(tx, rest)
}
