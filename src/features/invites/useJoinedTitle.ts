/** What happened, in a line, when an invite was used; read out once. Null: it was not. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { announce } from '../../ui/announce.ts'
import { usePersonName } from './usePersonName.ts'

export function useJoinedTitle(invite: IssuedInvite | null): string | null {
  const { t } = useTranslation()
  const guest = invite?.state.is === 'used' ? invite.state.by : null
  const name = usePersonName(guest)
  const title = words()
  useEffect(() => {
    if (title) announce(title)
  }, [title])
  return title

  function words() {
    if (!invite) return null
    if (invite.kind === 'reset') return t('invites.joined.reset')
    if (guest) return t('invites.joined.title', { name })
    return t(invite.kind === 'account' ? 'invites.joined.account' : 'invites.joined.somebody')
  }
}
