/** In the place of the composer, where one has blocked somebody. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import styles from './StrangerBar.module.css'

export function BlockedBar({ jid, name }: { jid: BareJid; name: string }) {
  const { t } = useTranslation()
  const client = useClient()
  return (
    <div className={styles.blocked}>
      <span>{t('people.blockedBar', { name })}</span>
      <Button onPress={() => void client.people.unblock(jid)}>{t('people.unblock')}</Button>
    </div>
  )
}
