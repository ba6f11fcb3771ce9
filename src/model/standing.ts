/** What somebody is to us: known, a stranger who waits to be let in, or kept out. One law for every screen and every rule. */
import type { Contact } from './contact.ts'
import type { Conversation } from './conversation.ts'
import { type BareJid, domainpart, localpart } from './jid.ts'

export type Standing = 'known' | 'stranger' | 'blocked'

export interface Acquaintance {
  account: BareJid
  jid: BareJid
  conversation: Pick<Conversation, 'kind' | 'answered' | 'joinedAt' | 'leftAt'> | null
  contact: Pick<Contact, 'listed'> | null
  /** Addresses and whole domains that are kept out. */
  blocked: ReadonlySet<string>
}

export const isKeptOut = (jid: BareJid, blocked: ReadonlySet<string>): boolean =>
  blocked.has(jid) || blocked.has(domainpart(jid))

/** Known is who is or was a contact, to whom something was written, who came by an invite; oneself, and one's own server. */
export function standingOf({ account, jid, conversation, contact, blocked }: Acquaintance): Standing {
  if (isKeptOut(jid, blocked)) return 'blocked'
  if (contact?.listed || conversation?.answered || conversation?.joinedAt !== undefined) return 'known'
  if (conversation?.leftAt !== undefined) return 'known'
  if (conversation?.kind === 'room' || jid === account || jid === domainpart(account)) return 'known'
  return 'stranger'
}

/** The person's name, by whoever knows it best: oneself, then they, then their card, then their address (XEP-0172 §2). */
export const nameOf = (
  jid: BareJid,
  given: string | null | undefined,
  said: { nick: string | null; fullName?: string | null | undefined } | null | undefined,
): string => given?.trim() || said?.nick?.trim() || said?.fullName?.trim() || localpart(jid)
