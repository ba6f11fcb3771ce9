/** Says the same to somebody else: to whom, is chosen from the chats. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { fold } from '../../model/fold.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import styles from './ForwardSheet.module.css'

interface ForwardSheetProps {
  messages: readonly Message[]
  onClose: () => void
  onDone: () => void
  onOpenChat: (jid: BareJid) => void
}

/** More than anybody looks through: whoever wants another one types. */
const MOST = 100

export function ForwardSheet({ messages, onClose, onDone, onOpenChat }: ForwardSheetProps) {
  const { t } = useTranslation()
  const client = useClient()
  const conversations = useLive(client.conversations.all)
  const [search, setSearch] = useState('')
  const found = useMemo(() => {
    const wanted = fold(search.trim())
    return (conversations ?? [])
      .filter(({ name, jid }) => fold(name).includes(wanted) || jid.includes(wanted))
      .slice(0, MOST)
  }, [conversations, search])

  async function forward({ jid, name }: ConversationView) {
    onDone()
    const inOrder = [...messages].sort((one, other) => one.order - other.order)
    for (const { body, attachments = [] } of inOrder)
      await client.messages.send(jid, body, attachments.length ? { attachments } : undefined)
    showToast({
      text: t('messages.forwarded', { name }),
      action: { label: t('messages.open'), onPress: () => onOpenChat(jid) },
    })
  }

  return (
    <Sheet
      title={t('messages.forwardTitle', { count: messages.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t('messages.close')}
    >
      <SearchField
        label={t('messages.forwardSearch')}
        placeholder={t('messages.forwardSearch')}
        value={search}
        onChange={setSearch}
        autoFocus
      />
      <ul className={styles.chats}>
        {found.map((chat) => (
          <li key={chat.jid}>
            <button type="button" className={styles.chat} onClick={() => void forward(chat)}>
              <Avatar address={chat.jid} size={40} under="raised" />
              <span className={styles.words}>
                <bdi className={styles.name}>{chat.name}</bdi>
                <bdi className={styles.address}>{chat.jid}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {conversations && found.length === 0 && <p className={styles.nobody}>{t('messages.forwardNobody')}</p>}
    </Sheet>
  )
}
