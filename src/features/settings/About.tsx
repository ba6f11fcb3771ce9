/** Which version this is, what its keys do, and how it is connected. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { version } from '../../../package.json'
import { useLive } from '../../live/useLive.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { useClient } from '../client-context.tsx'
import { type KeptProgram, Newer } from './Newer.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

export interface Shortcut {
  name: string
  keys: string
}

interface AboutProps {
  shortcuts: readonly Shortcut[]
  /** Absent: it is fetched anew each time, or kept by the system. */
  kept?: KeptProgram | undefined
  /** How it becomes an app of its own here. */
  children?: ReactNode
}

export function About({ shortcuts, kept, children }: AboutProps) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const connection = useLive(client.connection)
  const online = connection.status === 'online' ? connection : null
  return (
    <SettingsPage title={t('settings.about.title')} lede={t('settings.about.lede')}>
      {kept && <Newer kept={kept} />}
      <section className={styles.block}>
        <Facts
          facts={[
            [t('settings.about.version'), version],
            ...(kept ? [[t('settings.about.build'), kept.build] as const] : []),
            [t('settings.about.licence'), t('settings.about.licenceText')],
          ]}
        />
      </section>
      {children && <div className={styles.block}>{children}</div>}
      <section className={styles.block}>
        <h2>{t('settings.about.connection')}</h2>
        <Facts
          facts={[
            [t('settings.about.status'), t(`connection.status.${connection.status}`)],
            [t('settings.about.endpoint'), account?.websocket ?? t('settings.about.none')],
            [t('settings.about.mechanism'), online?.mechanism ?? t('settings.about.none')],
            [t('settings.about.flights'), online ? String(online.flights) : t('settings.about.none')],
            [t('settings.about.resumed'), online?.resumed ? t('settings.about.yes') : t('settings.about.no')],
          ]}
        />
      </section>
      <section className={styles.block}>
        <h2>{t('settings.about.keys')}</h2>
        <Lines>
          {shortcuts.map(({ name, keys }) => (
            <li key={name}>
              <span>{name}</span>
              <Keys>{keys}</Keys>
            </li>
          ))}
        </Lines>
      </section>
    </SettingsPage>
  )
}
