/** Who may have come in by an invite, and how sure that is; empty where there is nobody. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { isOver } from './invite-time.ts'
import { useMoments } from './useMoments.ts'
import { usePersonNames } from './usePersonNames.ts'

const NOBODY: readonly BareJid[] = []

export function useLikelyWords(
  invite: Pick<IssuedInvite, 'state' | 'expiresAt'> | null,
  now: number,
): string {
  const { t, i18n } = useTranslation()
  const { when, moment } = useMoments(now)
  const state = invite?.state.is === 'probably-used' ? invite.state : null
  const by = state?.by ?? NOBODY
  const names = usePersonNames(by)
  if (!invite || !state || !by.length) return ''
  const { among, at } = state
  const { expiresAt } = invite
  const name = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(names)
  const guess =
    among === 1
      ? t('invites.likely.one', { name, when: when(at) })
      : t('invites.likely.several', { name, when: when(at), count: among })
  if (expiresAt === null || isOver(expiresAt, now)) return guess
  return t('invites.likely.otherwise', { guess, moment: moment(expiresAt) })
}
