/** What only this device may know of an invite, and what is handed over of it. */

import type { Invite } from '../../model/invite.ts'
import { readInviteUri, writeInviteUri } from '../../model/invite-uri.ts'
import type { IssuedInvite, LedgerEntry } from '../../model/issued-invite.ts'
import { inviteLink } from '../../model/landing-link.ts'
import type { Sealed } from '../../model/sealed.ts'
import { isLoopback } from '../../xmpp/endpoint.ts'
import type { Sealer } from '../signing-in/seal.ts'

export interface InviteSecret {
  /** As the server gave it, with the token. */
  uri: string
  /** Its own page, with the token, too. */
  landingUrl: string | null
}

export const sealSecret = (sealer: Sealer, { uri, landingUrl }: InviteSecret): Promise<Sealed> =>
  sealer.seal(JSON.stringify([uri, landingUrl]))

export async function openSecret(sealer: Sealer, sealed: Sealed | null): Promise<InviteSecret | null> {
  const text = sealed && (await sealer.unseal(sealed))
  if (!text) return null
  const [uri, landingUrl] = JSON.parse(text) as [string, string | null]
  return { uri, landingUrl }
}

export const tokenOf = ({ uri }: InviteSecret): string | null => readInviteUri(uri)?.token ?? null

/** The invite as its holder is to read it: without the account, where only a contact is meant. */
function worded({ kind, leaky }: Pick<LedgerEntry, 'kind' | 'leaky'>, invite: Invite): Invite {
  return leaky && kind === 'contact' ? { ...invite, kind: 'contact' } : invite
}

/** D4.6: the server's page where it has one, else ours, with everything behind the `#`. */
export function handover(
  row: Pick<LedgerEntry, 'kind' | 'leaky'>,
  { uri, landingUrl }: InviteSecret,
  webAddress: string,
): { link: string; uri: string } | null {
  const read = readInviteUri(uri)
  if (!read) return null
  const invite = worded(row, read)
  // The server's page would offer the account that this invite is not meant for.
  const page = invite === read ? safePage(landingUrl) : null
  return { link: page ?? inviteLink(webAddress, invite), uri: invite === read ? uri : writeInviteUri(invite) }
}

/** A token does not travel in clear text. */
function safePage(landingUrl: string | null): string | null {
  if (landingUrl === null || !URL.canParse(landingUrl)) return null
  const { protocol, hostname } = new URL(landingUrl)
  return protocol === 'https:' || isLoopback(hostname) ? landingUrl : null
}

/** Whether its token makes an account, whatever its holder is told. */
export const makesAccount = ({ kind, leaky }: Pick<IssuedInvite, 'kind'> & { leaky: boolean }): boolean =>
  leaky || kind !== 'contact'
