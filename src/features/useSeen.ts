/** Whether somebody is there, and when they were last: one line, as true as a clock that is looked at every half minute. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { dayNumber, formatClock, formatDay, formatRelative } from '../ui/time.ts'
import { useClient } from './client-context.tsx'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LOOK_MS = 30_000

export type SeenWords =
  | { key: 'people.seen.now' }
  | { key: 'people.seen.ago'; ago: string }
  | { key: 'people.seen.today' | 'people.seen.yesterday'; time: string }
  | { key: 'people.seen.day'; day: string }

export function seenWords(at: number, now: number, locale: string): SeenWords {
  if (now - at < MINUTE) return { key: 'people.seen.now' }
  if (now - at < HOUR) return { key: 'people.seen.ago', ago: formatRelative(at, now, locale) }
  const days = dayNumber(now) - dayNumber(at)
  if (days <= 1)
    return { key: days === 0 ? 'people.seen.today' : 'people.seen.yesterday', time: formatClock(at, locale) }
  return { key: 'people.seen.day', day: formatDay(at, now, locale, { today: '', yesterday: '' }) }
}

/** Null where nobody knows. */
export function useSeen(jid: BareJid): { present: string | null; status: string | null } {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const online = useLive(client.connection).status === 'online'
  const { availability, status, lastSeen } = useLive(
    useMemo(() => client.people.whereabouts(jid), [client, jid]),
  )
  const contact = useLive(client.contacts.one(jid))
  const sees = contact?.subscription === 'both' || contact?.subscription === 'to'
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (lastSeen === null) return
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS)
    return () => clearInterval(timer)
  }, [lastSeen])
  if (lastSeen !== null) {
    const { key, ...values } = seenWords(lastSeen, Math.max(now, lastSeen), i18n.language)
    const words = t(key, values)
    const away = online && availability === 'away' ? `${t('timeline.presence.away')} · ` : ''
    return { present: away + words, status: online ? status : null }
  }
  // What we knew of others before we lost the connection is no news any more.
  // Whom one may not see is not for that reason away.
  const known = online && availability !== 'unknown' && (sees || availability !== 'offline')
  return { present: known ? t(`timeline.presence.${availability}`) : null, status: online ? status : null }
}
