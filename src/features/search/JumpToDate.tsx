/** Leads to a day of the conversation. */
import { type CalendarDate, getLocalTimeZone, today } from '@internationalized/date'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useShowPlace } from '../show-place.ts'
import { DayCalendar } from './DayCalendar.tsx'

export interface JumpToDateProps {
  jid: BareJid
  /** The day that one looks at, milliseconds since 1970. */
  from: number
  onClose(): void
}

export function JumpToDate({ jid, from, onClose }: JumpToDateProps) {
  const { t } = useTranslation()
  const showPlace = useShowPlace()
  const now = today(getLocalTimeZone())
  const seen = new Date(from)
  const shown = now.set({ year: seen.getFullYear(), month: seen.getMonth() + 1, day: seen.getDate() })
  function choose(day: CalendarDate) {
    onClose()
    showPlace(jid, { kind: 'time', time: day.toDate(getLocalTimeZone()).getTime() })
  }
  return (
    <Sheet
      title={t('search.toDate')}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      closeLabel={t('search.close')}
    >
      <p>{t('search.toDateHint')}</p>
      <DayCalendar label={t('search.toDate')} shown={shown} newest={now} onChoose={choose} />
    </Sheet>
  )
}
