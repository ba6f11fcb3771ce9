/** Hours of the day in which nothing is shown and nothing sounds. */
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../model/settings.ts'
import { Card } from '../../ui/Card.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { minuteOf, timeOf } from './minutes.ts'
import styles from './Settings.module.css'

type Quiet = NonNullable<Settings['notifications']['quiet']>

/** Until somebody chooses their own. */
const NIGHT: Quiet = { from: 22 * 60, until: 7 * 60 }

export interface QuietHoursProps {
  quiet: Quiet | null
  onChange(quiet: Quiet | null): void
}

export function QuietHours({ quiet, onChange }: QuietHoursProps) {
  const { t } = useTranslation()
  const field = (end: keyof Quiet, current: Quiet) => (
    <TextField
      type="time"
      label={t(`settings.notifications.${end}`)}
      value={timeOf(current[end])}
      onChange={(text) => {
        const minute = minuteOf(text)
        if (minute !== null) onChange({ ...current, [end]: minute })
      }}
    />
  )
  return (
    <section className={styles.block}>
      <Card>
        <div className={styles.switches}>
          <Switch
            isSelected={quiet !== null}
            onChange={(on) => onChange(on ? NIGHT : null)}
            hint={t('settings.notifications.quietHint')}
          >
            {t('settings.notifications.quiet')}
          </Switch>
          {quiet && (
            <div className={styles.times}>
              {field('from', quiet)}
              {field('until', quiet)}
            </div>
          )}
        </div>
      </Card>
    </section>
  )
}
