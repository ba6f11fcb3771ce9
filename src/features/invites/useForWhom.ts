/** For whom an invite is good, and until when, in one line. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { useMoments } from './useMoments.ts'

export function useForWhom({ boundTo, expiresAt }: IssuedInvite, now: number): string {
  const { t } = useTranslation()
  const { moment } = useMoments(now)
  if (boundTo === null)
    return expiresAt === null ? t('invites.forOne') : t('invites.forOneUntil', { moment: moment(expiresAt) })
  return expiresAt === null
    ? t('invites.bound.only', { address: boundTo })
    : t('invites.bound.onlyUntil', { address: boundTo, moment: moment(expiresAt) })
}
