/** Files that a person sends: their messages and their bytes are in the database before anything is asked of the network. */
import { idAlias, originIdAlias } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { newestMessage, putMessage } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { putUpload } from '../../storage/uploads.ts'
import { cleanFileName } from '../../xmpp/file-name.ts'
import { newConversation, withNewMessage } from '../incoming/conversation-row.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { OutgoingFile } from './filing.ts'

export interface SendFilesDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
}

export async function sendFiles(
  { account, storage, clock }: SendFilesDeps,
  to: BareJid,
  files: readonly OutgoingFile[],
  caption: string,
): Promise<void> {
  if (!files.length) return
  await storage.write(
    ['messages', 'conversations', 'uploads'],
    async (tx) => {
      let row = (await conversationOf(tx, account, to)) ?? newConversation(account, to, 0)
      const seen = Math.max(row.readUpTo, row.last?.order ?? 0)
      const now = clock.now()
      let order = Math.max(now, ((await newestMessage(tx, account, to))?.order ?? 0) + 1)
      for (const [place, { blob, about }] of files.entries()) {
        const id = crypto.randomUUID()
        const message: Message = {
          account,
          id,
          conversation: to,
          direction: 'out',
          from: account,
          body: place === files.length - 1 ? caption.trim() : '',
          order: order++,
          time: Math.round(now / 1000),
          state: 'sending',
          origin: 'local',
          aliases: [originIdAlias(account, to, account, id), idAlias(account, to, account, id)],
          attachments: [{ ...about, name: cleanFileName(about.name), size: blob.size, url: null }],
        }
        await putMessage(tx, message)
        await putUpload(tx, { account, messageId: id, place: 0, blob, url: null })
        row = withNewMessage(row, message, false)
      }
      await putConversation(tx, { ...row, readUpTo: Math.max(row.readUpTo, seen), unread: 0 })
    },
    { durable: true, bulky: true },
  )
}
