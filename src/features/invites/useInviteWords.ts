/** What the ledger says of an invite: a name for it, and a line of what became of it. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { ledgerState, overAt } from './ledger-state.ts'
import { useLikelyWords } from './useLikelyWords.ts'
import { useMoments } from './useMoments.ts'
import { usePersonName } from './usePersonName.ts'

export function useInviteWords(invite: IssuedInvite, now: number): { title: string; detail: string } {
  const { t } = useTranslation()
  const { when } = useMoments(now)
  const guest = invite.state.is === 'used' ? invite.state.by : null
  const name = usePersonName(guest)
  const only = invite.boundTo === null ? null : t('invites.bound.only', { address: invite.boundTo })
  const noted = invite.note
    ? t('invites.list.for', { note: invite.note })
    : (only ?? t(invite.handedOut ? 'invites.list.forSomebody' : 'invites.list.notYet'))
  const over = when(overAt(invite))
  const likely = useLikelyWords(invite, now)
  switch (ledgerState(invite, now)) {
    case 'open':
      return {
        title: noted,
        detail: t('invites.list.made', {
          kind: only && invite.note ? only : t(`invites.kind.${invite.kind}`),
          when: when(invite.madeAt),
        }),
      }
    case 'probably-used':
      return { title: noted, detail: likely }
    case 'used':
      return guest
        ? { title: name, detail: t('invites.list.cameIn', { when: over, address: guest }) }
        : { title: noted, detail: t('invites.list.usedBy', { when: over }) }
    case 'expired':
      return { title: noted, detail: likely || t('invites.list.ranOut', { when: over }) }
    case 'withdrawn':
      return { title: noted, detail: t('invites.list.youWithdrew', { when: over }) }
  }
}
