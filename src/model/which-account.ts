/** Several accounts on one device: which of them is on screen, and which of them an invite is for. */
import type { Account } from './account.ts'
import { type BareJid, domainpart } from './jid.ts'
import type { InviteFacts, Journey } from './journey.ts'

type Use = Pick<Account, 'jid' | 'signedInAt' | 'usedAt'>

/** The one that was on screen last, on this device. */
export function lastUsed<A extends Use>(accounts: readonly A[]): A | null {
  const at = ({ signedInAt, usedAt }: Use) => Math.max(signedInAt, usedAt ?? 0)
  return accounts.reduce<A | null>((last, next) => (last && at(last) >= at(next) ? last : next), null)
}

/**
 * Which account is proposed to accept an invite: what was chosen; else one on the inviter's server, where the two are
 * closest; else the one on screen. Never the inviter's own while there is another. Null: there is none.
 */
export function accountFor(
  { inviter, domain }: Pick<InviteFacts, 'inviter' | 'domain'>,
  accounts: readonly BareJid[],
  active: BareJid | null,
  chosen?: BareJid,
): BareJid | null {
  if (chosen !== undefined && accounts.includes(chosen)) return chosen
  const others = accounts.filter((jid) => jid !== inviter)
  const server = inviter === null ? domain : domainpart(inviter)
  const near = others.filter((jid) => domainpart(jid) === server)
  for (const some of [near, others, accounts]) {
    if (active !== null && some.includes(active)) return active
    if (some[0] !== undefined) return some[0]
  }
  return null
}

/** The account that the page of an invite is about: who is on their way in, whose password it sets, or who is proposed. */
export function meantFor(
  { invite, step }: Pick<Journey, 'invite' | 'step'>,
  accounts: readonly BareJid[],
  active: BareJid | null,
): BareJid | null {
  if (step.at === 'redeeming' && accounts.includes(step.account)) return step.account
  const named = invite.inviter === null ? `${invite.username}@${invite.domain}` : null
  if (named !== null) return accounts.find((jid) => jid === named) ?? active
  return accountFor(invite, accounts, active, step.at === 'landing' ? step.account : undefined)
}
