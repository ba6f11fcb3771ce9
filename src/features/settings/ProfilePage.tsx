/** What one says of oneself: picture, name, and how one wants to be seen. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { OwnStatus } from '../../model/own-status.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useClient } from '../client-context.tsx'
import { AwayAfter } from './AwayAfter.tsx'
import { OwnPicture } from './OwnPicture.tsx'
import { SavedField } from './SavedField.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

export function ProfilePage() {
  const { t } = useTranslation()
  const { people, account } = useClient()
  const jid = useLive(account)?.jid ?? ''
  const profile = useLive(useMemo(() => people.profile(jid), [people, jid]))
  const status = useLive(people.ownStatus)
  return (
    <SettingsPage title={t('profile.title')} lede={t('profile.lede')}>
      {profile?.state === 'refused' && (
        <Banner tone="danger" icon="error">
          {t('profile.refused')}
        </Banner>
      )}
      {profile?.state === 'waiting' && (
        <Banner tone="wait" icon="wait">
          {t('profile.waiting')}
        </Banner>
      )}
      <div className={styles.block}>
        <OwnPicture jid={jid} has={Boolean(profile?.picture)} />
      </div>
      <section className={styles.block}>
        <SavedField
          key={`name ${profile?.nick ?? ''}`}
          label={t('profile.name')}
          hint={t('profile.nameHint')}
          saved={profile?.nick ?? ''}
          onSave={(name) => people.setOwnName(name)}
        />
      </section>
      <section className={styles.block}>
        <h2>{t('people.ownStatus')}</h2>
        <Segments<OwnStatus['show']>
          label={t('people.ownStatus')}
          value={status.show}
          options={(['online', 'away', 'busy'] as const).map((id) => ({ id, label: t(`people.show.${id}`) }))}
          onChange={(show) => void people.setOwnStatus({ ...status, show })}
        />
        <p className={styles.note}>{t('people.ownStatusText')}</p>
      </section>
      <AwayAfter />
      <section className={styles.block}>
        <SavedField
          key={`status ${status.text}`}
          label={t('people.statusText')}
          hint={t('people.statusHint')}
          saved={status.text}
          onSave={(text) => people.setOwnStatus({ ...status, text })}
        />
      </section>
    </SettingsPage>
  )
}
