/** What an invite is to whoever holds it: decides every word and the one main button of the landing. */
import type { Contact } from '../../model/contact.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'

export type Situation =
  /** Signed in: */
  | 'add'
  /** Somebody else keeps the contacts of that account: nobody can be added. */
  | 'managed'
  | 'known'
  | 'own'
  /** It was accepted here, and what is left of it goes on by itself. */
  | 'under-way'
  /** Only an account can be had from it, and there is one. */
  | 'second-account'
  /** It names the very account that is signed in: then it sets a new password. */
  | 'reset'
  /** Not signed in: */
  | 'join'
  | 'go-on'
  /** The inviter's server gives no account with it; any other might. */
  | 'elsewhere'

export function situationOf(
  { invite, step }: Journey,
  account: BareJid | null,
  inviter: Pick<Contact, 'subscription'> | null,
  isManaged: boolean,
): Situation {
  if (account === null) {
    if (step.at === 'join' || step.at === 'registering') return 'go-on'
    return invite.kind === 'contact' ? 'elsewhere' : 'join'
  }
  if (invite.inviter === null)
    return invite.username !== null && account === `${invite.username}@${invite.domain}`
      ? 'reset'
      : 'second-account'
  if (invite.inviter === account) return 'own'
  if (inviter?.subscription === 'both' || inviter?.subscription === 'to') return 'known'
  if (isManaged) return 'managed'
  return step.at === 'redeeming' ? 'under-way' : 'add'
}
