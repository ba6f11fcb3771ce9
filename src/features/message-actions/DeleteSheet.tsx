/** Asks before something is taken back, and says what that does, and what it does not do. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { useClient } from '../client-context.tsx'
import { usePersonName } from '../usePersonName.ts'

interface DeleteSheetProps {
  messages: readonly Message[]
  onClose: () => void
  onDone: () => void
}

export function DeleteSheet({ messages, onClose, onDone }: DeleteSheetProps) {
  const { t } = useTranslation()
  const client = useClient()
  const nameOf = usePersonName()
  const [first] = messages
  if (!first) return null
  return (
    <ConfirmSheet
      title={t('messages.deleteTitle', { count: messages.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      rank="danger-fill"
      confirmLabel={t('messages.deleteConfirm')}
      cancelLabel={t('messages.cancel')}
      onConfirm={() => {
        for (const { id } of messages) void client.messages.retract(id)
        onDone()
      }}
    >
      <p>{t('messages.deleteText', { name: nameOf(first.conversation) })}</p>
    </ConfirmSheet>
  )
}
