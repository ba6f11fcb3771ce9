/** What the server's pages gave this program for an account: how it is kept, and how it is given back. */

import type { BareJid } from '../../model/jid.ts'
import { discoverIssuer } from '../../oauth/issuer.ts'
import type { RegisteredClient } from '../../oauth/registration.ts'
import { revokeToken } from '../../oauth/revoke.ts'
import type { Tokens } from '../../oauth/tokens.ts'
import type { GrantRow } from '../../storage/schema.ts'
import { lockedSealer } from './locked-seal.ts'
import type { OAuthDeps } from './oauth-deps.ts'

/** What is sealed in a row of `grants`. */
export interface Held {
  client: RegisteredClient
  access: string
  refresh: string | null
}

export interface Given {
  account: BareJid
  id: string
  issuer: string
  name: string | null
  held: Held
  scopes: readonly string[]
  /** Seconds that the access token lasts; null = not said. */
  lasts: number | null
}

export const heldOf = (client: RegisteredClient, { access, refresh }: Tokens, before?: Held): Held => ({
  client,
  access,
  // RFC 6749 §6: whoever gives no new one lets the old one stand.
  refresh: refresh ?? before?.refresh ?? null,
})

export async function grantRow(
  deps: Pick<OAuthDeps, 'storage' | 'platform'>,
  { held, lasts, ...given }: Given,
): Promise<GrantRow> {
  const at = deps.platform.now()
  const sealed = await lockedSealer(deps).seal(JSON.stringify(held))
  return { ...given, sealed, at, accessEnds: lasts === null ? null : at + lasts * 1000, ends: null }
}

/** Null: it was sealed by another installation, or the keychain of the system is shut. */
export async function heldIn(
  deps: Pick<OAuthDeps, 'storage' | 'platform'>,
  row: GrantRow,
): Promise<Held | null> {
  const text = await lockedSealer(deps).unseal(row.sealed)
  // Ours alone can open it, so what is in it is what we put there.
  return text === null ? null : (JSON.parse(text) as Held)
}

export async function giveBackRow(deps: Omit<OAuthDeps, 'deployment'>, row: GrantRow): Promise<void> {
  const held = await heldIn(deps, row)
  if (held) await giveBack(row.issuer, held, deps.fetch)
}

/** Both are taken back, the one that lasts first. Throws `OAuthFailure` when one of them may still be good. */
export async function giveBack(
  issuerName: string,
  { client, access, refresh }: Held,
  fetch: OAuthDeps['fetch'],
): Promise<void> {
  const net = { fetch }
  const issuer = await discoverIssuer({ issuer: issuerName }, net)
  if (refresh !== null) await revokeToken(issuer, client, refresh, 'refresh_token', net)
  await revokeToken(issuer, client, access, 'access_token', net)
}
