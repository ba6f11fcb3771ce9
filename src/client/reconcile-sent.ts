/**
 * What a person did to a message at the very moment in which it left: it was changed here as one that nobody has, while its old
 * words were on the wire already. Others are told.
 */
import { targetName } from '../model/aliases.ts'
import type { Message } from '../model/message.ts'
import { changed } from '../model/message-changes.ts'
import { advance } from '../model/message-merge.ts'
import { messageById, putMessage } from '../storage/messages.ts'
import { appendOutbox } from '../storage/outbox.ts'
import { putPending } from '../storage/pending.ts'
import type { Writing } from '../storage/transaction.ts'
import { putChanged } from './settle-message.ts'

type Tx = Writing<'messages' | 'conversations' | 'outbox' | 'pending'>

/** `written`: as it left. */
export async function reconcileSent(tx: Tx, written: Message, time: number): Promise<void> {
  const { account, conversation, id: target } = written
  const now = await messageById(tx, account, target)
  const own = { from: account, id: crypto.randomUUID(), time: time / 1000 }
  if (!now) {
    const change = { kind: 'retraction', ...own } as const
    await appendOutbox(tx, account, { kind: 'retraction', conversation, id: own.id, target })
    // A copy of it, from the archive, is to be a tombstone.
    await putPending(tx, {
      account,
      conversation,
      target: targetName(conversation, target),
      id: own.id,
      change,
    })
    return
  }
  if (now.body === written.body || now.retracted || now.versions) return
  const { body } = now
  await putChanged(tx, changed({ ...now, body: written.body }, { kind: 'correction', body, ...own }))
  await appendOutbox(tx, account, { kind: 'correction', conversation, id: own.id, target, body })
}

/** Taken back before anybody had it: there is nothing to wait for. */
export async function settleUnwritten(tx: Writing<'messages'>, message: Message | null): Promise<void> {
  if (message?.retracted && message.state === 'sending') await putMessage(tx, advance(message, 'sent'))
}
