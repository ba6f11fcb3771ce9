/** What a person does to messages that were said before: the change and its outbox row in one transaction. */
import { wireIdOf } from '../model/aliases.ts'
import { isAwaitingFile } from '../model/attachment.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import type { MessageChange } from '../model/message-change.ts'
import { changed, latestOf } from '../model/message-changes.ts'
import { may } from '../model/message-rights.ts'
import type { OutboxAction } from '../model/outbox-item.ts'
import { conversationOf, putConversation } from '../storage/conversations.ts'
import { messageById, newestMessage, removeMessage } from '../storage/messages.ts'
import {
  appendOutbox,
  listOutbox,
  outboxOfMessage,
  removeOutboxItem,
  removeOutboxOfMessage,
} from '../storage/outbox.ts'
import type { Storage } from '../storage/storage.ts'
import type { Writing } from '../storage/transaction.ts'
import { removeUploads } from '../storage/uploads.ts'
import type { Messages } from './client.ts'
import { lastOf } from './conversation-row.ts'
import type { ServerClock } from './server-clock.ts'
import { putChanged } from './settle-message.ts'

type Tx = Writing<'messages' | 'conversations' | 'outbox' | 'uploads'>
type Deed = Extract<OutboxAction, { kind: 'correction' | 'retraction' | 'reactions' }>

export interface ChangeDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
}

export function createChanges({
  account,
  storage,
  clock,
}: ChangeDeps): Pick<Messages, 'correct' | 'retract' | 'react'> {
  const write = (id: string, change: (tx: Tx, message: Message) => Promise<void>) =>
    storage.write(
      ['messages', 'conversations', 'outbox', 'uploads'],
      async (tx) => {
        const message = await messageById(tx, account, id)
        if (message) await change(tx, message)
      },
      { durable: true },
    )
  const said = () => ({ from: account, id: crypto.randomUUID(), time: clock.now() / 1000 })

  /** The row changes at once, and the server hears of it in its turn. */
  async function tell(tx: Tx, message: Message, change: MessageChange, deed: Deed): Promise<void> {
    // A person may be faster than the clock: what they did last is the later one.
    const time = Math.max(change.time, latestOf(message, change) + 0.001)
    const next = changed(message, { ...change, time })
    if (next === message) return
    await putChanged(tx, next)
    await appendOutbox(tx, account, deed)
  }

  return {
    correct: (id, body) =>
      write(id, async (tx, message) => {
        if (!body.trim() || body === message.body || !may(account, 'correct', message)) return
        if (await isHereOnly(tx, message)) return putChanged(tx, { ...message, body })
        const target = wireIdOf(message)
        if (target === null) return
        const change = { kind: 'correction', body, ...said() } as const
        const { conversation } = message
        await tell(tx, message, change, { kind: 'correction', conversation, id: change.id, target, body })
      }),

    retract: (id) =>
      write(id, async (tx, message) => {
        if (!may(account, 'retract', message)) return
        if (await isHereOnly(tx, message)) return forget(tx, message)
        const target = wireIdOf(message)
        if (target === null) return
        await takeFromOutbox(tx, message, target, ['correction', 'reactions'])
        const change = { kind: 'retraction', ...said() } as const
        const { conversation } = message
        await tell(tx, message, change, { kind: 'retraction', conversation, id: change.id, target })
      }),

    react: (id, emojis) =>
      write(id, async (tx, message) => {
        const target = wireIdOf(message)
        if (target === null || !may(account, 'react', message)) return
        const own = message.reactions?.find(({ from }) => from === account)?.emojis ?? []
        const next = [...new Set(emojis)]
        if (next.length === own.length && next.every((emoji, place) => emoji === own[place])) return
        await takeFromOutbox(tx, message, target, ['reactions'])
        const change = { kind: 'reactions', emojis: next, ...said() } as const
        const { conversation } = message
        await tell(tx, message, change, {
          kind: 'reactions',
          conversation,
          id: change.id,
          target,
          emojis: next,
        })
      }),
  }
}

/** No stream has carried it yet, or nobody got it: nobody else knows of it. */
async function isHereOnly(tx: Tx, message: Message): Promise<boolean> {
  if (message.state === 'failed' || isAwaitingFile(message)) return true
  if (message.state !== 'sending') return false
  // One whose files are on their way has no row yet.
  return !(await outboxOfMessage(tx, message.account, message.id))?.sent
}

/** As if it had never been written. */
export async function forget(tx: Tx, { account, id, conversation }: Message): Promise<void> {
  await removeOutboxOfMessage(tx, account, id)
  await removeUploads(tx, account, id)
  await removeMessage(tx, account, id)
  const row = await conversationOf(tx, account, conversation)
  if (row?.last?.id !== id) return
  const newest = await newestMessage(tx, account, conversation)
  await putConversation(tx, { ...row, last: newest && lastOf(newest) })
}

/** What no stream carries yet of these, and is overtaken. */
async function takeFromOutbox(tx: Tx, message: Message, target: string, kinds: readonly Deed['kind'][]) {
  for (const item of await listOutbox(tx, message.account)) {
    const { action } = item
    const isOne = kinds.some((kind) => kind === action.kind) && 'target' in action
    if (
      isOne &&
      item.sent === null &&
      action.conversation === message.conversation &&
      action.target === target
    )
      await removeOutboxItem(tx, item)
  }
}
