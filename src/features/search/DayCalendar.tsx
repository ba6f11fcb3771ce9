/** A month at a time, up to today; months and years can be chosen from their lists. */
import type { CalendarDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components/Calendar'
import { Icon } from '../../ui/Icon.tsx'
import styles from './DayCalendar.module.css'

interface DayCalendarProps {
  label: string
  shown: CalendarDate
  newest: CalendarDate
  onChoose(day: CalendarDate): void
}

export function DayCalendar({ label, shown, newest, onChoose }: DayCalendarProps) {
  return (
    <Calendar
      aria-label={label}
      className={styles.calendar ?? ''}
      autoFocus
      defaultFocusedValue={shown}
      maxValue={newest}
      onChange={(day) => onChoose(day as CalendarDate)}
    >
      <div className={styles.head}>
        <Button slot="previous" className={styles.step ?? ''}>
          <Icon name="back" />
        </Button>
        <Heading level={3} className={styles.month ?? ''} />
        <Button slot="next" className={styles.step ?? ''}>
          <span className={styles.turned}>
            <Icon name="back" />
          </span>
        </Button>
      </div>
      <CalendarGrid className={styles.grid ?? ''}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
