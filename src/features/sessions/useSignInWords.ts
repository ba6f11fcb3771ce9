/** What is said of a sign-in: its name, when it was here, how it came in, how far it may go. */
import { useTranslation } from 'react-i18next'
import type { SignInView } from '../../client/acting.ts'
import { formatRelative } from '../../ui/time.ts'
import { livesByPassword, titleOf } from './sign-in-names.ts'

export interface SignInWords {
  name(entry: SignInView): string
  /** The line below the name. */
  facts(entry: SignInView, now: number): string
  day(ms: number): string
}

export function useSignInWords(): SignInWords {
  const { t, i18n } = useTranslation()
  const day = (ms: number) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(ms)

  function came({ kind, means }: SignInView): string | null {
    if (kind === 'program') return t('sessions.means.program')
    if (means.includes('grant')) return t('sessions.means.grant')
    if (livesByPassword({ means })) return t('sessions.means.password')
    return means.includes('token') ? t('sessions.means.token') : null
  }

  function seen({ isCurrent, isConnected, kind, firstSeen, lastSeen }: SignInView, now: number) {
    if (isCurrent) return firstSeen === null ? null : t('sessions.since', { day: day(firstSeen) })
    if (isConnected) return t('sessions.connected')
    if (lastSeen === null) return null
    const when = formatRelative(Math.min(lastSeen, now), now, i18n.language)
    return t(kind === 'program' ? 'sessions.lastUsed' : 'sessions.lastHere', { when })
  }

  return {
    day,
    name: (entry) => titleOf(entry) ?? t(entry.kind === 'program' ? 'sessions.aProgram' : 'sessions.aDevice'),
    facts(entry, now) {
      const program = entry.program !== titleOf(entry) ? entry.program : null
      const rights = entry.rights === 'all' ? null : t(`sessions.rights.${entry.rights}`)
      return [program, came(entry), rights, seen(entry, now)].filter(Boolean).join(' · ')
    },
  }
}
