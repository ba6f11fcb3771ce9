/** Which day the messages below are from. */
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../ui/time.ts'
import { useToday } from '../../ui/useToday.ts'
import styles from './DayRow.module.css'

export function DayRow({ time }: { time: number }) {
  const { t, i18n } = useTranslation()
  const words = { today: t('timeline.today'), yesterday: t('timeline.yesterday') }
  return <p className={styles.day}>{formatDay(time, useToday(), i18n.language, words)}</p>
}
