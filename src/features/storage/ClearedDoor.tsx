/** At the door: the browser threw away what was kept here, which looks like being signed out. Says so, and leads back in. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { DoorFirst } from '../../ui/DoorFirst.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useClient } from '../client-context.tsx'
import styles from './ClearedDoor.module.css'

export interface ClearedDoorProps {
  /** Who was signed in last. */
  account: BareJid
  signInHref: string
}

export function ClearedDoor({ account, signInHref }: ClearedDoorProps) {
  const { t } = useTranslation()
  const client = useClient()
  return (
    <DoorFirst
      icon="warning"
      title={t('storage.clearedTitle')}
      detail={
        <>
          {t('storage.clearedText')}
          <bdi className={styles.account}>{account}</bdi>
        </>
      }
    >
      <LinkButton href={signInHref}>{t('storage.signInAgain')}</LinkButton>
      <Button onPress={client.forgetCleared}>{t('storage.forget')}</Button>
    </DoorFirst>
  )
}
