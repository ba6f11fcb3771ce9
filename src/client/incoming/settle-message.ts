/** A message that is here already, changed by what came in. */
import type { Message } from '../../model/message.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { putMessage } from '../../storage/messages.ts'
import { removeOutboxOfMessage } from '../../storage/outbox.ts'
import type { Writing } from '../../storage/transaction.ts'
import { withChangedMessage } from './conversation-row.ts'
import { unquoted } from './forget-quotes.ts'

/** What receiving may write. */
export type MessageTx = Writing<'messages' | 'conversations' | 'outbox' | 'pending'>

/** A copy of a message of ours proves that the server has it, and where. That somebody got it, does not tell where. */
export async function settle(
  tx: Writing<'messages' | 'conversations' | 'outbox'>,
  known: Message,
  merged: Message,
): Promise<void> {
  if (known.direction === 'out' && known.state === 'sending')
    await removeOutboxOfMessage(tx, known.account, known.id)
  if (merged !== known) await putChanged(tx, merged)
}

/** With the row of its conversation; what was taken back goes from what quotes it, too. */
export async function putChanged(tx: Writing<'messages' | 'conversations'>, message: Message): Promise<void> {
  await putOne(tx, message)
  await putAll(tx, await unquoted(tx, message))
}

export async function putAll(
  tx: Writing<'messages' | 'conversations'>,
  messages: readonly Message[],
): Promise<void> {
  for (const message of messages) await putOne(tx, message)
}

async function putOne(tx: Writing<'messages' | 'conversations'>, message: Message): Promise<void> {
  await putMessage(tx, message)
  const row = await conversationOf(tx, message.account, message.conversation)
  const next = row && withChangedMessage(row, message)
  if (next && next !== row) await putConversation(tx, next)
}
