/** How far a conversation was read: moved on by the person, here or on another of their devices; never back. */
import { archiveIds } from '../../model/aliases.ts'
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import { putConversation } from '../../storage/conversations.ts'
import { countIncomingAfter, messagePage } from '../../storage/messages.ts'
import { appendOutbox, listOutbox, removeOutboxItem } from '../../storage/outbox.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { DisplayedMark } from '../../xmpp/incoming.ts'

type Tx = Writing<'conversations' | 'messages'>

/** What stands directly above may have no name yet that other devices know: then the mark names what does. */
const NEAR = 50

export async function readUpTo(tx: Tx, row: Conversation, order: number): Promise<Conversation> {
  if (row.readUpTo >= order) return row
  const unread = await countIncomingAfter(tx, row.account, row.jid, order)
  const next = { ...row, readUpTo: order, unread }
  await putConversation(tx, next)
  return next
}

/** Has the other devices told (XEP-0490). Only the newest wait to be told: one a conversation. */
export async function tellReadUpTo(
  tx: Writing<'messages' | 'outbox'>,
  { account, jid, kind, readUpTo }: Conversation,
): Promise<void> {
  const by = kind === 'room' ? jid : account
  const page = await messagePage(tx, account, jid, { before: readUpTo + 1, limit: NEAR })
  const stanzaId = page.flatMap(({ aliases }) => archiveIds(aliases, by)).at(-1)
  if (stanzaId === undefined) return
  await appendReadUpTo(tx, account, { conversation: jid, stanzaId, by })
}

export async function appendReadUpTo(
  tx: Writing<'outbox'>,
  account: BareJid,
  { conversation, stanzaId, by }: DisplayedMark,
): Promise<void> {
  for (const item of await listOutbox(tx, account)) {
    if (item.action.kind !== 'read-up-to' || item.action.conversation !== conversation) continue
    if (item.action.stanzaId === stanzaId) return
    await removeOutboxItem(tx, item)
  }
  await appendOutbox(tx, account, { kind: 'read-up-to', conversation, stanzaId, by })
}
