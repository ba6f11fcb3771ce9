/** Invites that this program honours itself, where the server makes none: XEP-0379 §4.2, rules D4.8 to D4.10. */

import { writeInviteUri } from '../../model/invite-uri.ts'
import type { BareJid } from '../../model/jid.ts'
import { domainpart } from '../../model/jid.ts'
import type { InviteRow } from '../../storage/schema.ts'
import { type Bytes, toBase64 } from '../../xmpp/base64.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { newRow } from './invite-row.ts'
import { sealSecret } from './invite-secret.ts'
import { tokenId } from './token-id.ts'

/** The rule wants 80 bits at least. */
const TOKEN_BYTES = 16
export const LIFE_MS = 7 * 24 * 60 * 60 * 1000

/** In letters that no URI has to encode. */
export function newToken(bytes: Bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export async function issueInvite(
  sealer: Sealer,
  { account, boundTo, now }: { account: BareJid; boundTo: BareJid | null; now: number },
): Promise<InviteRow> {
  const token = newToken()
  const domain = domainpart(account)
  const uri = writeInviteUri({ kind: 'contact', inviter: account, domain, username: null, token, name: null })
  return {
    ...newRow(account, await tokenId(token), now),
    issuer: 'client',
    expiresAt: now + LIFE_MS,
    boundTo,
    sealed: await sealSecret(sealer, { uri, landingUrl: null }),
  }
}
