/** What becomes of a message when its file is at the server, or cannot be: one transaction each. */
import { isAwaitingFile } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { messageById, putMessage } from '../../storage/messages.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import { putUpload, removeUploads, uploadAt, uploadKeys } from '../../storage/uploads.ts'
import { lastOf, withChangedMessage } from '../incoming/conversation-row.ts'

export interface Waiting {
  message: Message
  place: number
}

/** Files that have to go to the server, in the order of their messages. */
export const waitingUploads = (storage: Storage, account: BareJid): Promise<Waiting[]> =>
  storage.read(['uploads', 'messages'], async (tx) => {
    const keys = await uploadKeys(tx, account)
    const messages = await Promise.all(keys.map(([, id]) => messageById(tx, account, id)))
    const waiting = keys.flatMap(([, , place], index) => {
      const message = messages[index]
      return message?.state === 'sending' && message.attachments?.[place]?.url === null
        ? [{ message, place }]
        : []
    })
    return waiting.sort((one, other) => one.message.order - other.message.order || one.place - other.place)
  })

/** With the last of its files the message is ready to leave, and stands where it leaves. */
export const uploaded = (storage: Storage, account: BareJid, { message, place }: Waiting, url: string) =>
  storage.write(
    ['uploads', 'messages', 'conversations', 'outbox'],
    async (tx) => {
      const [stored, upload] = await Promise.all([
        messageById(tx, account, message.id),
        uploadAt(tx, account, message.id, place),
      ])
      // Taken back in the meantime.
      if (!stored?.attachments || !upload) return
      const attachments = stored.attachments.map((file, at) => (at === place ? { ...file, url } : file))
      const known: Message = { ...stored, attachments }
      if (isAwaitingFile(known)) {
        await putMessage(tx, known)
        await putUpload(tx, { ...upload, url })
        return
      }
      const row = await conversationOf(tx, account, stored.conversation)
      const isLast = row?.last?.id === stored.id
      const order = isLast ? stored.order : Math.max(stored.order, (row?.last?.order ?? 0) + 1)
      const ready: Message = { ...known, order, state: 'sending' }
      await putMessage(tx, ready)
      await removeUploads(tx, account, stored.id)
      await appendOutbox(tx, account, {
        kind: 'message',
        conversation: stored.conversation,
        messageId: stored.id,
      })
      if (row) await putConversation(tx, { ...row, last: lastOf(ready), activity: order })
    },
    { durable: true },
  )

/** The file stays here: somebody may try again. */
export const refused = (storage: Storage, account: BareJid, { message }: Waiting, failure: string) =>
  storage.write(['messages', 'conversations'], async (tx) => {
    const stored = await messageById(tx, account, message.id)
    if (stored?.state !== 'sending' || !isAwaitingFile(stored)) return
    const failed: Message = { ...stored, state: 'failed', failure }
    await putMessage(tx, failed)
    const row = await conversationOf(tx, account, stored.conversation)
    if (row) await putConversation(tx, withChangedMessage(row, failed))
  })
