/** What a person does to messages that were said before: the change and its outbox row in one transaction. */
import { targetName, wireIdOf } from '../../model/aliases.ts'
import { isAwaitingFile } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { MessageChange } from '../../model/message-change.ts'
import { changed, latestOf } from '../../model/message-changes.ts'
import { may } from '../../model/message-rights.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { withoutRefusal } from '../../model/refused-change.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { messageById, newestMessage, removeMessage } from '../../storage/messages.ts'
import {
  appendOutbox,
  listOutbox,
  outboxOfMessage,
  removeOutboxItem,
  removeOutboxOfMessage,
} from '../../storage/outbox.ts'
import { putPending } from '../../storage/pending.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Writing } from '../../storage/transaction.ts'
import { removeUploads } from '../../storage/uploads.ts'
import type { Messages } from '../client.ts'
import { lastOf } from '../incoming/conversation-row.ts'
import { putChanged } from '../incoming/settle-message.ts'
import type { ServerClock } from '../session/server-clock.ts'

type Tx = Writing<'messages' | 'conversations' | 'outbox' | 'uploads' | 'pending'>
type Deed = Extract<OutboxAction, { kind: 'correction' | 'retraction' | 'reactions' }>

type Said = Pick<MessageChange, 'from' | 'id' | 'time' | 'guess'>

export interface ChangeDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
}

export interface MessageChanges extends Pick<Messages, 'correct' | 'retract' | 'react'> {
  /** What no server took, once more. */
  again(id: string): Promise<void>
  /** One that failed or still waits, as if it had never been written. */
  forget(id: string): Promise<void>
  /** It stays as it is, and nothing is said of that any more. */
  leave(id: string): Promise<void>
}

export function createChanges({ account, storage, clock }: ChangeDeps): MessageChanges {
  const write = (id: string, change: (tx: Tx, message: Message) => Promise<void>) =>
    storage.write(
      ['messages', 'conversations', 'outbox', 'uploads', 'pending'],
      async (tx) => {
        const message = await messageById(tx, account, id)
        if (message) await change(tx, message)
      },
      { durable: true },
    )
  const said = () => ({
    from: account,
    id: crypto.randomUUID(),
    time: clock.now() / 1000,
    guess: true as const,
  })

  /** The row changes at once, and the server hears of it in its turn. */
  async function tell(tx: Tx, message: Message, change: MessageChange, deed: Deed): Promise<void> {
    // A person may be faster than the clock: what they did last is the later one.
    const time = Math.max(change.time, latestOf(message, change) + 0.001)
    const next = changed(message, { ...change, time })
    if (next === message) return
    await putChanged(tx, next)
    await appendOutbox(tx, account, deed)
  }

  async function correct(tx: Tx, message: Message, body: string): Promise<void> {
    if (!body.trim() || body === message.body || !may(account, 'correct', message)) return
    if (await isHereOnly(tx, message)) return putChanged(tx, { ...message, body, rewritten: true })
    const target = wireIdOf(message)
    if (target === null) return
    const change = { kind: 'correction', body, ...said() } as const
    const { conversation } = message
    await tell(tx, message, change, { kind: 'correction', conversation, id: change.id, target, body })
  }

  async function retract(tx: Tx, message: Message): Promise<void> {
    if (!may(account, 'retract', message)) return
    if (await isHereOnly(tx, message)) return forget(tx, message, said())
    const target = wireIdOf(message)
    if (target === null) return
    await takeFromOutbox(tx, message, target, ['correction', 'reactions'])
    const change = { kind: 'retraction', ...said() } as const
    const { conversation } = message
    await tell(tx, message, change, { kind: 'retraction', conversation, id: change.id, target, was: message })
  }

  async function react(tx: Tx, message: Message, emojis: readonly string[]): Promise<void> {
    const target = wireIdOf(message)
    if (target === null || !may(account, 'react', message)) return
    const own = message.reactions?.find(({ from }) => from === account)?.emojis ?? []
    const next = [...new Set(emojis)]
    if (next.length === own.length && next.every((emoji, place) => emoji === own[place])) return
    // What is taken out may be leaving at this moment: it stays known as the one before.
    await takeFromOutbox(tx, message, target, ['reactions'])
    const change = { kind: 'reactions', emojis: next, ...said() } as const
    const { conversation } = message
    const deed = { kind: 'reactions', conversation, id: change.id, target, emojis: next } as const
    await tell(tx, message, change, deed)
  }

  /** Its words are gone here; the others still have them. */
  async function retractAgain(tx: Tx, message: Message): Promise<void> {
    const target = wireIdOf(message)
    if (target === null) return
    const { id, time } = said()
    await putChanged(tx, { ...withoutRefusal(message), retracted: { time, id } })
    const { conversation } = message
    await appendOutbox(tx, account, { kind: 'retraction', conversation, id, target })
  }

  return {
    correct: (id, body) => write(id, (tx, message) => correct(tx, message, body)),
    retract: (id) => write(id, retract),
    react: (id, emojis) => write(id, (tx, message) => react(tx, message, emojis)),

    again: (id) =>
      write(id, async (tx, refused) => {
        const { refusal } = refused
        const message = withoutRefusal(refused)
        if (refusal?.kind === 'correction') await correct(tx, message, refusal.body)
        else if (refusal?.kind === 'reactions') await react(tx, message, refusal.emojis)
        else if (refusal) await (message.retracted ? retractAgain(tx, message) : retract(tx, message))
      }),

    forget: (id) =>
      write(id, async (tx, message) => {
        if (message.state === 'failed' || message.state === 'sending') await forget(tx, message, said())
      }),

    leave: (id) =>
      write(id, async (tx, message) => {
        if (message.refusal) await putChanged(tx, withoutRefusal(message))
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

/** As if it had never been written. Somebody who is gone may have sent it all the same: then it is taken back when it is heard of. */
async function forget(tx: Tx, { account, id, conversation }: Message, now: Said): Promise<void> {
  const change = { kind: 'retraction', ...now } as const
  const target = targetName(conversation, id)
  if (await outboxOfMessage(tx, account, id))
    await putPending(tx, { account, conversation, target, id: now.id, change, untold: true })
  await removeOutboxOfMessage(tx, account, id)
  await removeUploads(tx, account, id)
  await removeMessage(tx, account, id)
  const row = await conversationOf(tx, account, conversation)
  if (row?.last?.id !== id) return
  const newest = await newestMessage(tx, account, conversation)
  await putConversation(tx, { ...row, last: newest && lastOf(newest) })
}

/** What no stream carries yet of these, and is overtaken. */
async function takeFromOutbox(
  tx: Tx,
  message: Message,
  target: string,
  kinds: readonly Deed['kind'][],
): Promise<void> {
  for (const item of await listOutbox(tx, message.account)) {
    const { action } = item
    if (!('target' in action && 'id' in action) || !kinds.some((kind) => kind === action.kind)) continue
    if (item.sent || action.conversation !== message.conversation || action.target !== target) continue
    await removeOutboxItem(tx, item)
  }
}
