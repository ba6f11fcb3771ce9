/** All keys that do something, by where they do it, and whether those count that are a single sign. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Keys } from '../../ui/Keys.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Shortcuts.module.css'

export interface ShortcutGroup {
  title: string
  rows: readonly { name: string; keys: readonly string[] }[]
}

export interface ShortcutsProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  groups: readonly ShortcutGroup[]
  /** The sign that opens this, as it is written on the keyboard. */
  opener: string
}

export function Shortcuts({ isOpen, onOpenChange, groups, opener }: ShortcutsProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { signKeys } = useLive(client.settings)
  return (
    <Sheet
      title={t('shortcuts.title')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('shortcuts.close')}
      look="wide"
    >
      <div className={styles.groups}>
        {groups.map(({ title, rows }) => (
          <section key={title} className={styles.group}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ name, keys }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((one) => (
                      <Keys key={one}>{one}</Keys>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        isSelected={signKeys}
        onChange={(next) => void client.changeSettings({ signKeys: next })}
        hint={t('shortcuts.signKeysHint', { key: opener })}
      >
        {t('shortcuts.signKeys')}
      </Switch>
    </Sheet>
  )
}
