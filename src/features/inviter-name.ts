/** What to call whoever invites. The link may say anything here, so the address always stands beside it (XEP-0379 §3). */
import { localpart } from '../model/jid.ts'
import type { InviteFacts } from '../model/journey.ts'

export const inviterName = ({ inviter, name, domain }: InviteFacts): string =>
  name?.trim() || (inviter ? localpart(inviter) : domain)
