/** What rows of the outbox need of elsewhere, fetched before the first of them is written: then they leave in one flight. */
import { possibleAliases } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { OutboxItem } from '../../model/outbox-item.ts'
import { findByAliases, messageById } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Reading } from '../../storage/transaction.ts'
import { toldOfTyping } from '../incoming/acknowledge.ts'
import { sealer } from '../signing-in/seal.ts'

export interface Prepared {
  /** By the row's number: the message that leaves, or that is corrected. One that was taken back has none. */
  messages: ReadonlyMap<number, Message>
  /** Who may see from a message of ours that we have stopped writing it. */
  toldOfTyping: ReadonlySet<BareJid>
  /** Of invites, by whom they are for. One that cannot be read any more is left out: then the request goes without. */
  tokens: ReadonlyMap<BareJid, string>
}

export async function prepareActions(
  storage: Storage,
  account: BareJid,
  batch: readonly OutboxItem[],
): Promise<Prepared> {
  const prepared = await storage.read(['messages', 'contacts', 'settings'], async (tx) => {
    const [told, ...found] = await Promise.all([
      toldOfTyping(
        tx,
        account,
        batch.flatMap(({ action }) => ('conversation' in action ? [action.conversation] : [])),
      ),
      ...batch.map((item) => messageOf(tx, item)),
    ])
    const messages = new Map<number, Message>()
    batch.forEach(({ seq }, index) => {
      const message = found[index]
      if (message && !message.retracted) messages.set(seq, message)
    })
    return { messages, toldOfTyping: told }
  })
  return { ...prepared, tokens: await tokensOf(storage, batch) }
}

/** What a row is about, where that says more than the row. */
async function messageOf(tx: Reading<'messages'>, { account, action }: OutboxItem): Promise<Message | null> {
  if (action.kind === 'message') return messageById(tx, account, action.messageId)
  if (action.kind !== 'correction') return null
  const { conversation, target } = action
  const found = await findByAliases(
    tx,
    account,
    conversation,
    possibleAliases(account, conversation, target, [account]),
  )
  return found.find((message) => message.direction === 'out') ?? null
}

async function tokensOf(storage: Storage, batch: readonly OutboxItem[]): Promise<Map<BareJid, string>> {
  const asked = batch.flatMap(({ action }) =>
    action.kind === 'presence' && action.preauth ? [{ to: action.to, preauth: action.preauth }] : [],
  )
  const opened = await sealer(storage).unsealAll(asked.map(({ preauth }) => preauth))
  const tokens = new Map<BareJid, string>()
  for (const [place, { to }] of asked.entries()) {
    const token = opened[place]
    if (token != null) tokens.set(to, token)
  }
  return tokens
}
