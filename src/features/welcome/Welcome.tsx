/** Three doors: an invite, an account, or where accounts come from. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Door } from '../../ui/Door.tsx'
import { DoorFirst } from '../../ui/DoorFirst.tsx'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { PasteInvite } from './PasteInvite.tsx'
import styles from './Welcome.module.css'

export interface WelcomeProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  signInHref: string
  joinHref: string
  /** False when the text holds no invite. */
  onInvite(text: string): boolean
}

export function Welcome({ brand, signInHref, joinHref, onInvite }: WelcomeProps) {
  const { t } = useTranslation()
  const [pasting, setPasting] = useState(false)
  return (
    <EntryPage brand={brand} art footer={t('app.promise')}>
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.lede')}</p>
      <div className={styles.doors}>
        <DoorFirst icon="invite" title={t('welcome.invite')} detail={t('welcome.inviteDetail')}>
          {!pasting && (
            <Button icon="paste" onPress={() => setPasting(true)}>
              {t('welcome.paste')}
            </Button>
          )}
        </DoorFirst>
        {pasting && <PasteInvite onInvite={onInvite} />}
        <Door icon="key" title={t('welcome.account')} detail={t('welcome.accountDetail')} href={signInHref} />
        <Door icon="home" title={t('welcome.need')} detail={t('welcome.needDetail')} href={joinHref} />
      </div>
    </EntryPage>
  )
}
