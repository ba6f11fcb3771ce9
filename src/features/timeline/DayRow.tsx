/** Which day the messages below are from; pressing it leads to another one. */
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../ui/time.ts'
import { useToday } from '../../ui/useToday.ts'
import { useAskDate } from '../ask-date.ts'
import styles from './DayRow.module.css'

export function DayRow({ time }: { time: number }) {
  const { t, i18n } = useTranslation()
  const askDate = useAskDate()
  const words = { today: t('timeline.today'), yesterday: t('timeline.yesterday') }
  const day = formatDay(time, useToday(), i18n.language, words)
  if (!askDate) return <p className={styles.day}>{day}</p>
  return (
    <p className={styles.day}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.button}
        aria-label={t('timeline.otherDay', { day })}
        onClick={() => askDate(time)}
      >
        {day}
      </button>
    </p>
  )
}
