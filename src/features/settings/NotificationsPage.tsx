/** How to be told of messages, when not, and what the browser says to it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Noticing } from '../../client/noticing/noticing.ts'
import { useLive } from '../../live/useLive.ts'
import type { Settings } from '../../model/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useClient } from '../client-context.tsx'
import { useNoticing } from '../useNoticing.ts'
import { QuietHours } from './QuietHours.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { WhileClosed } from './WhileClosed.tsx'

export function NotificationsPage() {
  const { t } = useTranslation()
  const noticing = useNoticing()
  return (
    <SettingsPage title={t('settings.notifications.title')} lede={t('settings.notifications.lede')}>
      {noticing && <Wishes noticing={noticing} />}
    </SettingsPage>
  )
}

function Wishes({ noticing }: { noticing: Noticing }) {
  const { t } = useTranslation()
  const client = useClient()
  const wishes = useLive(client.settings).notifications
  const permission = useLive(noticing.permission)
  const [tried, setTried] = useState<boolean | null>(null)
  const shows = wishes.show && permission === 'granted'
  const change = (patch: Partial<Settings['notifications']>) =>
    void client.changeSettings({ notifications: { ...wishes, ...patch } })

  /** The switch says what is: it goes on once the browser agrees. */
  function show(on: boolean) {
    change({ show: on })
    if (on && permission === 'ask') void noticing.askPermission()
  }
  async function tryOut() {
    setTried(null)
    setTried(await noticing.tryOut({ title: t('notifications.tryTitle'), body: t('notifications.tryBody') }))
  }

  return (
    <>
      <section className={styles.block}>
        <Card>
          <div className={styles.switches}>
            <Switch
              isSelected={shows}
              isDisabled={permission === 'denied' || permission === 'unavailable'}
              onChange={show}
              hint={<span role="status">{t(`notifications.permission.${permission}`)}</span>}
            >
              {t('settings.notifications.show')}
            </Switch>
            <Switch
              isSelected={wishes.text}
              isDisabled={!shows}
              onChange={(text) => change({ text })}
              hint={t('settings.notifications.textHint')}
            >
              {t('settings.notifications.text')}
            </Switch>
            <Switch
              isSelected={wishes.sound}
              onChange={(sound) => change({ sound })}
              hint={t('settings.notifications.soundHint')}
            >
              {t('settings.notifications.sound')}
            </Switch>
          </div>
        </Card>
      </section>
      <WhileClosed shows={shows} />
      <QuietHours quiet={wishes.quiet} onChange={(quiet) => change({ quiet })} />
      <DeedCard
        className={styles.out}
        title={t('settings.notifications.try')}
        text={t('settings.notifications.tryText')}
        outcome={tried !== null && t(`settings.notifications.${tried ? 'tried' : 'notTried'}`)}
      >
        <Button onPress={() => void tryOut()}>{t('settings.notifications.tryOut')}</Button>
      </DeedCard>
    </>
  )
}
