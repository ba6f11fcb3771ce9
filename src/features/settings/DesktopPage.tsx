/** How the program behaves on this computer: shown where it is one of its own. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Live } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { Card } from '../../ui/Card.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Dictionaries } from './Dictionaries.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

/** What is null is no choice on this computer. */
export interface Habits {
  startAtLogin: boolean | null
  keepRunning: boolean | null
  checkSpelling: boolean
  spelling: { dictionaries: readonly string[]; chosen: readonly string[] } | null
}

export interface Desktop {
  habits(): {
    /** Null: not known yet. */
    readonly state: Live<Habits | null>
    change(change: {
      startAtLogin?: boolean
      keepRunning?: boolean
      checkSpelling?: boolean
      spellingLanguages?: readonly string[]
    }): void
  }
  /** Whether the system keeps what one is signed in with. */
  hasKeychain(): Promise<boolean>
}

export function DesktopPage({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation()
  const [{ state, change }] = useState(desktop.habits)
  const habits = useLive(state)
  return (
    <SettingsPage title={t('settings.desktop.title')} lede={t('settings.desktop.lede')}>
      {habits && (
        <section className={styles.block}>
          <Card>
            <div className={styles.switches}>
              {habits.startAtLogin !== null && (
                <Switch
                  isSelected={habits.startAtLogin}
                  onChange={(startAtLogin) => change({ startAtLogin })}
                  hint={t('settings.desktop.startAtLoginHint')}
                >
                  {t('settings.desktop.startAtLogin')}
                </Switch>
              )}
              {habits.keepRunning !== null && (
                <Switch
                  isSelected={habits.keepRunning}
                  onChange={(keepRunning) => change({ keepRunning })}
                  hint={t('settings.desktop.keepRunningHint')}
                >
                  {t('settings.desktop.keepRunning')}
                </Switch>
              )}
              <Switch
                isSelected={habits.checkSpelling}
                onChange={(checkSpelling) => change({ checkSpelling })}
                hint={t(
                  habits.spelling ? 'settings.desktop.spellingFetched' : 'settings.desktop.spellingOwn',
                )}
              >
                {t('settings.desktop.checkSpelling')}
              </Switch>
            </div>
          </Card>
        </section>
      )}
      <SafeKeeping hasKeychain={desktop.hasKeychain} />
      {habits?.checkSpelling && habits.spelling && (
        <Dictionaries {...habits.spelling} onChange={(spellingLanguages) => change({ spellingLanguages })} />
      )}
    </SettingsPage>
  )
}

function SafeKeeping({ hasKeychain }: Pick<Desktop, 'hasKeychain'>) {
  const { t } = useTranslation()
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    let isGone = false
    void hasKeychain().then((found) => {
      if (!isGone) setKept(found)
    })
    return () => {
      isGone = true
    }
  }, [hasKeychain])
  if (isKept === null) return null
  return (
    <section className={styles.block}>
      <h2>{t('settings.desktop.safety')}</h2>
      <Tag tone={isKept ? 'good' : 'wait'} icon={isKept ? 'checked' : 'info'}>
        {t(isKept ? 'settings.desktop.keychain' : 'settings.desktop.noKeychain')}
      </Tag>
      <p className={styles.note}>
        {t(isKept ? 'settings.desktop.keychainText' : 'settings.desktop.noKeychainText')}
      </p>
    </section>
  )
}
