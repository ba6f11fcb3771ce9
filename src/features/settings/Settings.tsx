/** The list of settings, and the page that was chosen. On phones one of them at a time. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useMedia } from '../../ui/useMedia.ts'
import { About, type Shortcut } from './About.tsx'
import { AccountPage } from './AccountPage.tsx'
import { AdvancedPage } from './AdvancedPage.tsx'
import { Appearance } from './Appearance.tsx'
import { BlockedPage } from './BlockedPage.tsx'
import { type Desktop, DesktopPage } from './DesktopPage.tsx'
import { DevicesPage } from './DevicesPage.tsx'
import type { LinksProps } from './Links.tsx'
import type { KeptProgram } from './Newer.tsx'
import { NotificationsPage } from './NotificationsPage.tsx'
import { PrivacyPage } from './PrivacyPage.tsx'
import { ProfilePage } from './ProfilePage.tsx'
import styles from './Settings.module.css'
import { StoragePage } from './StoragePage.tsx'
import { SETTINGS_SECTIONS, type SettingsSection, sectionsOn } from './sections.ts'

const ICONS: Record<SettingsSection, IconName> = {
  profile: 'person',
  appearance: 'appearance',
  notifications: 'bell',
  privacy: 'hide',
  blocked: 'block',
  devices: 'device',
  storage: 'storage',
  account: 'account',
  advanced: 'server',
  about: 'info',
  desktop: 'computer',
}

export interface SettingsProps {
  /** Null: nothing was chosen yet. Wide windows show the first page then. */
  section: SettingsSection | null
  hrefOf(section: SettingsSection | null): string
  shortcuts: readonly Shortcut[]
  /** Absent: this device does not keep the program. */
  kept?: KeptProgram | undefined
  /** Absent: it is a page in a browser. */
  desktop?: Desktop | undefined
  /** Who else is signed in here, above the list. */
  accounts?: ReactNode
  /** What may act for the account. */
  devices?: ReactNode
  /** What only some want to know of the server. */
  advanced?: ReactNode
  /** How the program becomes one of its own here. */
  install?: ReactNode
  /** Where another account is signed in. */
  addAccountHref: string
  /** Has the browser ask whether links of other programs open here; absent where it cannot. */
  onTakeLinks?: LinksProps['onTake'] | undefined
}

export function Settings({
  section,
  hrefOf,
  shortcuts,
  kept,
  desktop,
  accounts,
  devices,
  advanced,
  install,
  ...account
}: SettingsProps) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 719px)')
  const sections = sectionsOn(desktop !== undefined)
  const known = sections.find((id) => id === section) ?? null
  const shown = known ?? (phone ? null : SETTINGS_SECTIONS[0])
  // The page that was chosen has its own heading.
  const Title = shown ? 'p' : 'h1'
  const frame = useRef<HTMLDivElement>(null)
  const seen = useRef(section)

  // On phones the link that was followed goes away with its list, or with its page: focus moves to what is there.
  useEffect(() => {
    if (seen.current === section) return
    const from = seen.current
    seen.current = section
    if (phone)
      frame.current?.querySelector<HTMLElement>(`[data-section="${section ? 'back' : from}"]`)?.focus()
  }, [section, phone])

  return (
    <div ref={frame} className={classes(styles.settings, shown && styles.chosen)}>
      <nav className={styles.list} aria-label={t('settings.title')}>
        <Title className={styles.title}>{t('settings.title')}</Title>
        {accounts}
        <ul>
          {sections.map((id) => (
            <li key={id}>
              <a href={hrefOf(id)} data-section={id} aria-current={id === shown ? 'page' : undefined}>
                <Icon name={ICONS[id]} />
                <span>{t(`settings.${id}.title`)}</span>
                {phone && <Icon name="forward" className={styles.forward} />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing that takes focus
        <section className={styles.page} aria-label={t(`settings.${shown}.title`)} tabIndex={0}>
          {phone && (
            <a className={styles.back} href={hrefOf(null)} data-section="back" aria-label={t('app.back')}>
              <Icon name="back" />
            </a>
          )}
          {shown === 'profile' && <ProfilePage />}
          {shown === 'appearance' && <Appearance />}
          {shown === 'notifications' && <NotificationsPage />}
          {shown === 'desktop' && desktop && <DesktopPage desktop={desktop} />}
          {shown === 'privacy' && <PrivacyPage blockedHref={hrefOf('blocked')} />}
          {shown === 'blocked' && <BlockedPage />}
          {shown === 'devices' && <DevicesPage>{devices}</DevicesPage>}
          {shown === 'storage' && <StoragePage />}
          {shown === 'account' && <AccountPage {...account} />}
          {shown === 'advanced' && <AdvancedPage>{advanced}</AdvancedPage>}
          {shown === 'about' && (
            <About shortcuts={shortcuts} kept={kept}>
              {install}
            </About>
          )}
        </section>
      )}
    </div>
  )
}
