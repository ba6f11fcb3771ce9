/** What a person says. Written to the database first: from then on it cannot be lost, whatever the network does. */
import { idAlias, originIdAlias, wireIdOf } from '../../model/aliases.ts'
import { isAwaitingFile } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { may } from '../../model/message-rights.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { messageById, newestMessage, putMessage } from '../../storage/messages.ts'
import { appendOutbox, listOutbox } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import { outboxTopic, uploadsTopic } from '../../storage/topics.ts'
import { uploadKeys } from '../../storage/uploads.ts'
import type { Messages } from '../client.ts'
import { createLookups } from '../history/find-message.ts'
import { acknowledgeSight } from '../incoming/acknowledge.ts'
import { lastOf, newConversation, withNewMessage } from '../incoming/conversation-row.ts'
import type { ServerClock } from '../session/server-clock.ts'
import { createChanges } from './change-message.ts'

export interface MessagesDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  typing: Messages['typing']
}

export function createMessages({ account, storage, clock, typing }: MessagesDeps): Messages {
  const unsentTo = storage.live([outboxTopic(account), uploadsTopic(account)], () =>
    storage.read(['outbox', 'uploads', 'messages'], async (tx) => {
      const waiting = (await listOutbox(tx, account)).map(({ action }) =>
        action.kind === 'message' ? action.conversation : null,
      )
      const withFiles = (await uploadKeys(tx, account)).map(([, id]) => messageById(tx, account, id))
      const uploading = (await Promise.all(withFiles)).map((message) => message?.conversation ?? null)
      return [...new Set([...waiting, ...uploading])].filter((jid) => jid !== null)
    }),
  )

  const { again, leave, forget, ...changes } = createChanges({ account, storage, clock })

  return {
    unsentTo,
    ...changes,
    ...createLookups(account, storage),

    async send(to, body, options) {
      const attachments = options?.attachments ?? []
      if (!body.trim() && !attachments.length) return
      const id = crypto.randomUUID()
      await storage.write(
        ['messages', 'conversations', 'outbox', 'contacts', 'settings'],
        async (tx) => {
          const row = (await conversationOf(tx, account, to)) ?? newConversation(account, to, 0)
          const now = clock.now()
          // Not the row's idea of what is last: what waits is moved down when the server has something newer.
          const newest = await newestMessage(tx, account, to)
          const answered = options?.reply === undefined ? null : await messageById(tx, account, options.reply)
          const message: Message = {
            account,
            id,
            conversation: to,
            direction: 'out',
            from: account,
            body,
            order: Math.max(now, (newest?.order ?? 0) + 1),
            time: Math.round(now / 1000),
            state: 'sending',
            origin: 'local',
            aliases: [originIdAlias(account, to, account, id), idAlias(account, to, account, id)],
            ...(answered && replyTo(answered)),
            ...(attachments.length ? { attachments } : {}),
          }
          await putMessage(tx, message)
          const seen = { after: row.readUpTo, upTo: row.last?.order ?? 0 }
          if (row.unread) await acknowledgeSight(tx, account, to, seen)
          await appendOutbox(tx, account, { kind: 'message', conversation: to, messageId: id })
          await putConversation(tx, {
            ...withNewMessage(row, message, false),
            // Whoever writes has read what is here; what is on its way may come to stand above this message.
            readUpTo: Math.max(row.readUpTo, row.last?.order ?? 0),
            unread: 0,
            draft: row.draft.trim() === body.trim() ? '' : row.draft,
          })
        },
        { durable: true },
      )
    },

    async retry(id) {
      await again(id)
      await storage.write(
        ['messages', 'conversations', 'outbox'],
        async (tx) => {
          const message = await messageById(tx, account, id)
          if (message?.state !== 'failed' || message.direction !== 'out') return
          const { failure: _, ...rest } = message
          const row = await conversationOf(tx, account, message.conversation)
          // It leaves behind everything that is here, so that is where it stands from now on.
          const isLast = row?.last?.id === id
          const order = isLast ? message.order : Math.max(message.order, (row?.last?.order ?? 0) + 1)
          const resent: Message = { ...rest, state: 'sending', order }
          await putMessage(tx, resent)
          // Its files come first: with the last of them it is put into the outbox.
          if (isAwaitingFile(message)) tx.touch(uploadsTopic(account))
          else
            await appendOutbox(tx, account, {
              kind: 'message',
              conversation: message.conversation,
              messageId: id,
            })
          if (row) await putConversation(tx, { ...row, last: lastOf(resent), activity: order })
        },
        { durable: true },
      )
    },

    async discard(id) {
      await leave(id)
      await forget(id)
    },

    typing,
  }
}

function replyTo(answered: Message): Pick<Message, 'reply'> {
  const id = wireIdOf(answered)
  if (id === null || !may(answered.account, 'reply', answered)) return {}
  return { reply: { id, to: answered.from, quote: answered.body } }
}
