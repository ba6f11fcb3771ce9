/** Words for the moments of an invite, in the language of the screen. */
import { useTranslation } from 'react-i18next'
import { formatClock, formatRelative } from '../../ui/time.ts'
import { DAY, dayName, daysAway } from './invite-time.ts'

export interface Moments {
  /** `Sunday, 18:00`; goes behind "until". */
  moment(ms: number): string
  /** `today 08:12`, `yesterday`, `on Tuesday`, `on 12 June`. */
  when(ms: number): string
  /** `Until Sunday`, `Ends in 2 hours`, `No end`. */
  ends(ms: number | null): string
  endsSoon(ms: number | null): boolean
}

export function useMoments(now: number): Moments {
  const { t, i18n } = useTranslation()
  const locale = i18n.language
  const endsSoon = (ms: number | null) => ms !== null && ms - now < DAY
  return {
    endsSoon,
    moment(ms) {
      const clock = formatClock(ms, locale)
      const away = daysAway(ms, now)
      if (away === 0) return t('invites.today', { clock })
      if (away === 1) return t('invites.tomorrow', { clock })
      return t('invites.onDay', { day: dayName(ms, now, locale), clock })
    },
    when(ms) {
      const away = daysAway(ms, now)
      if (away === 0) return t('invites.list.todayAt', { clock: formatClock(ms, locale) })
      if (away === -1) return t('invites.list.yesterday')
      return t('invites.list.onDate', { date: dayName(ms, now, locale) })
    },
    ends(ms) {
      if (ms === null) return t('invites.list.noEnd')
      if (!endsSoon(ms)) return t('invites.list.until', { day: dayName(ms, now, locale) })
      const left = ms - now
      return left < 60_000
        ? t('invites.list.endsNow')
        : t('invites.list.ends', { in: formatRelative(ms, now, locale) })
    },
  }
}
