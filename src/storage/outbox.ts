/** What waits to be told to the server. Written with `durable`: what a person did survives a crash of the machine. */
import type { BareJid } from '../model/jid.ts'
import type { OutboxAction, OutboxItem } from '../model/outbox-item.ts'
import { outboxTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** In the order of leaving. */
export const listOutbox = (tx: Reading<'outbox'>, account: BareJid): Promise<OutboxItem[]> =>
  tx.allBy('outbox', 'account', startingWith(account))

/** Those that no stream carries yet. */
export const listUnsent = async (tx: Reading<'outbox'>, account: BareJid): Promise<OutboxItem[]> =>
  (await listOutbox(tx, account)).filter((item) => item.sent === null)

export const outboxOfMessage = async (
  tx: Reading<'outbox'>,
  account: BareJid,
  messageId: string,
): Promise<OutboxItem | null> =>
  (await listOutbox(tx, account)).find(
    ({ action }) => action.kind === 'message' && action.messageId === messageId,
  ) ?? null

/** Puts an action at the end; resolves with its number. */
export async function appendOutbox(
  tx: Writing<'outbox'>,
  account: BareJid,
  action: OutboxAction,
): Promise<number> {
  tx.touch(outboxTopic(account))
  return tx.add('outbox', { account, action, sent: null })
}

/** Notes which stream carries an item; null = it has to be written again. Nothing happens when it was settled meanwhile. */
export async function markSent(tx: Writing<'outbox'>, seq: number, sent: OutboxItem['sent']): Promise<void> {
  const item = await tx.get('outbox', seq)
  if (!item) return
  await tx.put('outbox', { ...item, sent })
  tx.touch(outboxTopic(item.account))
}

export async function removeOutboxItem(
  tx: Writing<'outbox'>,
  { account, seq }: Pick<OutboxItem, 'account' | 'seq'>,
): Promise<void> {
  await tx.delete('outbox', seq)
  tx.touch(outboxTopic(account))
}

export async function removeOutboxOfMessage(
  tx: Writing<'outbox'>,
  account: BareJid,
  messageId: string,
): Promise<void> {
  const item = await outboxOfMessage(tx, account, messageId)
  if (item) await removeOutboxItem(tx, item)
}
