/** Who came in by these invites, by name, in their order. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { usePersonNames } from './usePersonNames.ts'

export function useGuestNames(invites: readonly IssuedInvite[]): string[] {
  const { t } = useTranslation()
  const guests = invites.map(({ state }) => (state.is === 'used' ? state.by : null))
  const names = usePersonNames(guests.map((guest) => guest ?? ''))
  return guests.map((guest, place) => (guest && names[place]) || t('invites.group.somebody'))
}
