/**
 * What a person did to a message at the very moment in which it left: it was changed here as one that nobody has, while its old
 * words were on the wire already. Others are told.
 */
import { targetName } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { changed } from '../../model/message-changes.ts'
import { advance } from '../../model/message-merge.ts'
import { messageById, putMessage } from '../../storage/messages.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import { pendingFor, putPending, removePending } from '../../storage/pending.ts'
import type { Writing } from '../../storage/transaction.ts'
import { putChanged } from './settle-message.ts'

type Tx = Writing<'messages' | 'conversations' | 'outbox' | 'pending'>

/** `written`: as it left. */
export async function reconcileSent(tx: Tx, written: Message, time: number): Promise<void> {
  const { account, conversation, id: target } = written
  const now = await messageById(tx, account, target)
  const own = { from: account, id: crypto.randomUUID(), time: time / 1000, guess: true } as const
  if (!now) {
    const change = { kind: 'retraction', ...own } as const
    const known = await pendingFor(tx, account, targetName(conversation, target))
    for (const row of known) if (row.untold) await removePending(tx, row)
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
  if (now.body !== written.body && !now.retracted && !now.versions)
    await tellOtherWords(tx, now, written.body, own)
}

/**
 * A copy of a message of ours that was written anew as one that nobody has: if a page had sent it before it was gone, the copy
 * has the words of before.
 */
export async function reconcileCopy(tx: Tx, copy: Message, id: string, time: number): Promise<void> {
  const now = await messageById(tx, copy.account, id)
  if (!now?.rewritten || now.retracted) return
  const { rewritten: _, ...rest } = now
  const own = { from: now.account, id: crypto.randomUUID(), time: time / 1000, guess: true } as const
  if (now.versions || now.body.trim() === copy.body.trim()) await putMessage(tx, rest)
  else await tellOtherWords(tx, rest, copy.body, own)
}

async function tellOtherWords(
  tx: Tx,
  now: Message,
  first: string,
  own: { from: BareJid; id: string; time: number; guess: true },
): Promise<void> {
  const { account, conversation, id: target, body } = now
  await putChanged(tx, changed({ ...now, body: first }, { kind: 'correction', body, ...own }))
  await appendOutbox(tx, account, { kind: 'correction', conversation, id: own.id, target, body })
}

/** Taken back before anybody had it: there is nothing to wait for. */
export async function settleUnwritten(tx: Writing<'messages'>, message: Message | null): Promise<void> {
  if (message?.retracted && message.state === 'sending') await putMessage(tx, advance(message, 'sent'))
}
