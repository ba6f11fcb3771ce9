/** What is said of a sign-in: its name, how it came in and how far it may go, when it was here. */
import { useTranslation } from 'react-i18next'
import type { SignInView } from '../../client/acting/acting.ts'
import { formatRelative } from '../../ui/time.ts'
import { meansOf, titleOf } from './sign-in-names.ts'

export interface SignInWords {
  name(entry: SignInView): string
  /** The two lines below the name. */
  ways(entry: SignInView): string
  times(entry: SignInView, now: number): string
  day(ms: number): string
}

/** A dot never begins a line. */
const line = (parts: readonly (string | null)[]) => parts.filter(Boolean).join('\u00a0· ')

export function useSignInWords(): SignInWords {
  const { t, i18n } = useTranslation()
  const day = (ms: number) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(ms)

  function seen({ isConnected, kind, lastSeen }: SignInView, now: number): string | null {
    if (isConnected) return t('sessions.connected')
    if (lastSeen === null) return null
    const when = formatRelative(Math.min(lastSeen, now), now, i18n.language)
    return t(kind === 'program' ? 'sessions.lastUsed' : 'sessions.lastHere', { when })
  }

  return {
    day,
    name: (entry) => titleOf(entry) ?? t(entry.kind === 'program' ? 'sessions.aProgram' : 'sessions.aDevice'),
    ways(entry) {
      const program = entry.program !== titleOf(entry) ? entry.program : null
      const means = meansOf(entry)
      return line([program, means && t(`sessions.means.${means}`), t(`sessions.rights.${entry.rights}`)])
    },
    times(entry, now) {
      const since = entry.firstSeen === null ? null : t('sessions.since', { day: day(entry.firstSeen) })
      return line([since, entry.isCurrent ? null : seen(entry, now)])
    },
  }
}
