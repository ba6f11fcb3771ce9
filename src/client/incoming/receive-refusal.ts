/** An error comes for something that we did to a message: that is put back as it was, and the person is told beside it. */
import { idAlias } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { refuse } from '../../model/refused-change.ts'
import { findByAliases, messagePage } from '../../storage/messages.ts'
import { listOutbox, removeOutboxItem } from '../../storage/outbox.ts'
import type { Writing } from '../../storage/transaction.ts'
import { messageByWireId } from '../history/find-message.ts'
import { putChanged } from './settle-message.ts'

type Tx = Writing<'messages' | 'conversations' | 'outbox'>

/** Where it is not known any more what it was about, it was about something that was said lately. */
const LATELY = 200

/** `id`: of the stanza that came back. */
export async function receiveRefusal(
  tx: Tx,
  account: BareJid,
  conversation: BareJid,
  { id, condition }: { id: string; condition: string },
): Promise<void> {
  const item = (await listOutbox(tx, account)).find(
    ({ action }) => 'id' in action && action.id === id && action.conversation === conversation,
  )
  const action = item?.action
  if (item) await removeOutboxItem(tx, item)
  if (action?.kind === 'retraction' && action.was) return putBack(tx, action.was, { id, condition })
  const target = action && 'target' in action ? action.target : null
  const named = target === null ? null : await messageByWireId(tx, account, conversation, target)
  for (const message of named ? [named] : await possible(tx, account, conversation, id)) {
    const undone = refuse(message, id, condition)
    if (undone === message) continue
    await putChanged(tx, undone)
    return
  }
}

async function possible(tx: Tx, account: BareJid, conversation: BareJid, id: string): Promise<Message[]> {
  const named = await findByAliases(tx, account, conversation, [idAlias(account, conversation, account, id)])
  return [...named, ...(await messagePage(tx, account, conversation, { limit: LATELY })).reverse()]
}

/** No server knows that it was taken back: its words are still here as long as that is so. */
async function putBack(
  tx: Tx,
  was: Message,
  { id, condition }: { id: string; condition: string },
): Promise<void> {
  const now = await tx.get('messages', [was.account, was.id])
  if (now?.retracted?.id !== id) return
  const { order, time, state, origin } = now
  await putChanged(tx, {
    ...{ ...was, order, time, state, origin, aliases: [...new Set([...was.aliases, ...now.aliases])] },
    refused: [...(was.refused ?? []), id],
    refusal: { kind: 'retraction', condition },
  })
}
