/** Light or dark, with or without the colours of people, and in which language. */
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/i18n.ts'
import { useLive } from '../../live/useLive.ts'
import type { Settings } from '../../model/settings.ts'
import { Card } from '../../ui/Card.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

export function Appearance() {
  const { t } = useTranslation()
  const client = useClient()
  const { theme, language, tints } = useLive(client.settings)
  return (
    <SettingsPage title={t('settings.appearance.title')} lede={t('settings.appearance.lede')}>
      <section className={styles.block}>
        <h2>{t('settings.appearance.theme')}</h2>
        <Segments<Settings['theme']>
          label={t('settings.appearance.theme')}
          value={theme}
          options={[
            { id: 'system', label: t('settings.appearance.system') },
            { id: 'light', label: t('settings.appearance.light') },
            { id: 'dark', label: t('settings.appearance.dark') },
          ]}
          onChange={(next) => void client.changeSettings({ theme: next })}
        />
      </section>
      <section className={styles.block}>
        <Card>
          <div className={styles.switches}>
            <Switch
              isSelected={tints}
              onChange={(on) => void client.changeSettings({ tints: on })}
              hint={t('settings.appearance.tintsHint')}
            >
              {t('settings.appearance.tints')}
            </Switch>
          </div>
        </Card>
      </section>
      <section className={styles.block}>
        <h2>{t('settings.appearance.language')}</h2>
        <Segments<Settings['language']>
          label={t('settings.appearance.language')}
          value={language}
          options={[
            { id: 'system', label: t('settings.appearance.languageSystem') },
            ...LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] })),
          ]}
          onChange={(next) => void client.changeSettings({ language: next })}
        />
      </section>
    </SettingsPage>
  )
}
