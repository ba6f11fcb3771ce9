/** Says that somebody is writing, in room that is always kept free for it. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import styles from './TypingLine.module.css'

export function TypingLine({ jid, name }: { jid: BareJid; name: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const isTyping = useLive(client.conversations.isTyping(jid))
  const online = useLive(client.connection).status === 'online'
  if (!isTyping || !online) return null
  return (
    <p className={styles.line}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('timeline.isTyping', { name })}
    </p>
  )
}
