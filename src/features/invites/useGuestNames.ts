/** Who came in by these invites, by name, in their order. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { localpart } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

export function useGuestNames(invites: readonly IssuedInvite[]): string[] {
  const { t } = useTranslation()
  const contacts = useLive(useClient().contacts.all)
  return invites.map(({ state }) => {
    const guest = state.is === 'used' ? state.by : null
    if (!guest) return t('invites.group.somebody')
    return contacts?.find((contact) => contact.jid === guest)?.displayName || localpart(guest)
  })
}
