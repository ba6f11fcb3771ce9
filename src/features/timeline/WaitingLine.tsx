/** Says above the composer that somebody was asked by an invite and has not answered, for as long as that takes. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './WaitingLine.module.css'

export function WaitingLine({ jid, name }: { jid: BareJid; name: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const waiting = useLive(client.arrival.waitingFor(jid))
  const online = useLive(client.connection).status === 'online'
  if (!waiting) return null
  return (
    <p className={styles.line} role="status">
      <Icon name="wait" size={16} />
      <span>{online ? t('timeline.waiting', { name }) : t('timeline.waitingOffline', { name })}</span>
    </p>
  )
}
