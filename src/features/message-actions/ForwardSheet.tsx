/** Says the same to somebody else: to whom, is chosen from the chats. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { ChatChoice, type ChosenChat } from '../ChatChoice.tsx'
import { useClient } from '../client-context.tsx'

interface ForwardSheetProps {
  messages: readonly Message[]
  onClose: () => void
  onDone: () => void
  onOpenChat: (jid: BareJid) => void
}

export function ForwardSheet({ messages, onClose, onDone, onOpenChat }: ForwardSheetProps) {
  const { t } = useTranslation()
  const client = useClient()

  async function forward({ jid, name }: ChosenChat) {
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
      <ChatChoice onChoose={(chat) => void forward(chat)} />
    </Sheet>
  )
}
