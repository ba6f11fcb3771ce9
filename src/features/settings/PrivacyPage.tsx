/** What others are told of what one does with their messages. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Card } from '../../ui/Card.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

const TOLD = ['tellsArrival', 'tellsSeen', 'tellsTyping'] as const

export function PrivacyPage({ blockedHref }: { blockedHref: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const settings = useLive(client.settings)
  return (
    <SettingsPage title={t('settings.privacy.title')} lede={t('settings.privacy.lede')}>
      <section className={styles.block}>
        <Card>
          <div className={styles.switches}>
            {TOLD.map((what) => (
              <Switch
                key={what}
                isSelected={settings[what]}
                onChange={(on) => void client.changeSettings({ [what]: on })}
                hint={t(`settings.privacy.${what}Hint`)}
              >
                {t(`settings.privacy.${what}`)}
              </Switch>
            ))}
          </div>
        </Card>
        <p className={styles.note}>{t('settings.privacy.strangers')}</p>
      </section>
      <DeedCard className={styles.out} title={t('blockedPeople.title')} text={t('blockedPeople.lede')}>
        <LinkButton href={blockedHref}>{t('settings.privacy.toBlocked')}</LinkButton>
      </DeedCard>
    </SettingsPage>
  )
}
