/** What the person can say of those who may have come in by an invite: it was this one, or none of them. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { useClient } from '../client-context.tsx'
import type { Action } from './useInviteActions.tsx'
import { usePersonNames } from './usePersonNames.ts'

const NOBODY: readonly string[] = []

export function useSettling({ id, state }: IssuedInvite): Action[] {
  const { t } = useTranslation()
  const { invites } = useClient()
  const by = state.is === 'probably-used' ? state.by : NOBODY
  const names = usePersonNames(by)
  if (!by.length) return []
  return [
    ...by.map(
      (jid, place): Action => ({
        id: `was-${jid}`,
        icon: 'accept',
        label: t('invites.likely.itWas', { name: names[place] ?? jid }),
        onAction: () => void invites.settle(id, jid, true),
      }),
    ),
    {
      id: 'was-not',
      icon: 'refuse',
      label:
        by.length === 1
          ? t('invites.likely.itWasNot', { name: names[0] ?? '' })
          : t('invites.likely.itWasNone'),
      onAction: () => {
        for (const jid of by) void invites.settle(id, jid, false)
      },
    },
  ]
}
