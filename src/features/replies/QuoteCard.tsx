/** What a message answers: who said it and how it begins. A press leads there. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Message, ReplyTo } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import { useShowPlace } from '../show-place.ts'
import { usePersonName } from '../usePersonName.ts'
import styles from './QuoteCard.module.css'
import { quotedLine } from './quoted-line.ts'

interface QuoteCardProps {
  message: Message
  isActive: boolean
}

export function QuoteCard({ message, isActive }: QuoteCardProps) {
  const { reply } = message
  return reply ? <Quote message={message} reply={reply} isActive={isActive} /> : null
}

function Quote({ message, reply, isActive }: QuoteCardProps & { reply: ReplyTo }) {
  const { t } = useTranslation()
  const client = useClient()
  const showPlace = useShowPlace()
  const nameOf = usePersonName()
  const { conversation, order } = message
  const { id, to, quote } = reply
  // One for each name, however often the row comes anew.
  const live = useMemo(
    () => client.messages.byName(conversation, { id, to, quote }),
    [client, conversation, id, to, quote],
  )
  const answered = useLive(live)
  const from = answered?.from ?? to
  const name = from === null ? t('replies.reply') : nameOf(from)
  const text = answered?.retracted
    ? t('replies.deleted')
    : quotedLine(answered?.body ?? quote ?? '') ||
      answered?.attachments?.[0]?.name ||
      (answered ? t('replies.file') : t('replies.notHere'))
  return (
    <button
      type="button"
      className={styles.quote}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('replies.go', { name, text })}
      onClick={() => showPlace(conversation, { kind: 'reply', to: reply, of: order })}
    >
      <bdi className={styles.name}>{name}</bdi>
      <bdi className={styles.text}>{text}</bdi>
    </button>
  )
}
