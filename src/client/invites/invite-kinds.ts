/** Which kinds of invites there are to choose from, and how each is made. */
import type { InviteKind } from '../../model/invite.ts'
import type { InvitePowers } from '../../model/invite-powers.ts'
import type { InviteCommand } from '../../xmpp/xep-0401-invites.ts'
import type { InviteOffers } from './inviting.ts'

type Kind = InviteKind | 'reset'

/**
 * Exactly what this server gives this person (D4.1), and where it gives nothing, what this program can do by itself
 * (D4.8). `tried`: whether `invite` makes accounts could not be found out. `managed`: nobody can be made a contact, so what is
 * left is to make accounts, and to set passwords anew.
 */
export function offersOf(powers: InvitePowers | null, tried: boolean, managed = false): InviteOffers {
  if (!powers) return { status: 'unknown' }
  const { commands, makesAccounts } = powers
  if (managed) return { status: 'known', issuer: 'server', kinds: forAccounts(commands) }
  if (!commands.length)
    return { status: 'known', issuer: 'client', kinds: [{ kind: 'contact', leaky: false }] }
  const has = (command: InviteCommand) => commands.includes(command)
  if (has('invite') && makesAccounts === null && !tried) return { status: 'unknown' }
  const kinds: { kind: Kind; leaky: boolean }[] = []
  if (has('invite') && makesAccounts) kinds.push({ kind: 'contact-and-account', leaky: false })
  if (has('invite')) kinds.push({ kind: 'contact', leaky: makesAccounts === true })
  kinds.push(...forAccounts(commands))
  return { status: 'known', issuer: 'server', kinds }
}

const forAccounts = (commands: InvitePowers['commands']): { kind: Kind; leaky: boolean }[] => [
  ...(commands.includes('create-account') ? [{ kind: 'account', leaky: false } as const] : []),
  ...(commands.includes('password-reset') ? [{ kind: 'reset', leaky: false } as const] : []),
]

export const commandFor = (kind: Kind): InviteCommand =>
  kind === 'account' ? 'create-account' : kind === 'reset' ? 'password-reset' : 'invite'

/** What came of a command, as a kind: a server may give less than was wished, and says so only in the result. */
export function kindOf(wished: Kind, given: InviteKind): { kind: Kind; leaky: boolean } {
  if (wished === 'reset' && given === 'account') return { kind: 'reset', leaky: false }
  if (wished === 'contact' && given === 'contact-and-account') return { kind: 'contact', leaky: true }
  return { kind: given, leaky: false }
}
