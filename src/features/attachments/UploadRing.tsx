/** How far a file of ours is on its way to the server; pressing it takes the message back. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import { TransferRing } from './TransferRing.tsx'

interface UploadRingProps {
  message: Message
  attachment: Attachment
  className?: string | undefined
}

export function UploadRing({ message, attachment, className }: UploadRingProps) {
  const { t } = useTranslation()
  const client = useClient()
  const progress = useLive(client.files.progress(message.id))
  if (message.direction !== 'out' || message.state !== 'sending' || attachment.url !== null) return null
  const name = attachment.name || t('files.file')
  return (
    <TransferRing
      label={t(progress ? 'files.sending' : 'files.waiting', { name })}
      done={progress?.sent ?? 0}
      total={progress?.total ?? attachment.size}
      onCancel={() => void client.messages.discard(message.id)}
      className={className}
    />
  )
}
