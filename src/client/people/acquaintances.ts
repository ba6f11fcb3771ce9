/** Who somebody is to us, and what they are called: for every list that shows people. */
import type { Live } from '../../live/live.ts'
import type { Contact } from '../../model/contact.ts'
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import { nameOf, type Standing, standingOf } from '../../model/standing.ts'
import { isBlockedRow, listBlocked } from '../../storage/blocked.ts'
import { contactOf, listContacts } from '../../storage/contacts.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { listPrivateNames, privateNameOf } from '../../storage/private-names.ts'
import { listProfiles, profileOf } from '../../storage/profiles.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { blockedTopic, contactsTopic, privateNamesTopic, profilesTopic } from '../../storage/topics.ts'
import type { Reading } from '../../storage/transaction.ts'
import type { ConversationView } from '../client.ts'

export interface Acquaintances {
  account: BareJid
  contacts: ReadonlyMap<BareJid, Contact>
  said: ReadonlyMap<BareJid, Pick<ProfileRow, 'nick' | 'fullName'>>
  /** What the person calls them for their own eyes. */
  aliases: ReadonlyMap<BareJid, string | null>
  blocked: ReadonlySet<string>
}

type AcquaintancesTx = Reading<'contacts' | 'profiles' | 'blocked' | 'privateNames'>

async function readAll(tx: AcquaintancesTx, account: BareJid): Promise<Acquaintances> {
  const [contacts, profiles, names, blocked] = await Promise.all([
    listContacts(tx, account),
    listProfiles(tx, account),
    listPrivateNames(tx, account),
    listBlocked(tx, account),
  ])
  return {
    account,
    contacts: new Map(contacts.map((contact) => [contact.jid, contact])),
    said: new Map(profiles.map((row) => [row.jid, row])),
    aliases: new Map(names.map(({ jid, alias }) => [jid, alias])),
    blocked: new Set(blocked),
  }
}

export const acquaintancesOf = (account: BareJid, storage: Storage): Live<Acquaintances | null> =>
  storage.live(
    [contactsTopic, profilesTopic, privateNamesTopic, blockedTopic].map((of) => of(account)),
    () => storage.read(['contacts', 'profiles', 'privateNames', 'blocked'], (tx) => readAll(tx, account)),
  )

/** The row as lists show it. */
export function asView(
  row: Conversation,
  { account, contacts, said, aliases, blocked }: Acquaintances,
): ConversationView {
  const { jid } = row
  const contact = contacts.get(jid) ?? null
  const found = standingOf({ account, jid, conversation: row, contact, blocked })
  // Where nothing was said yet, it is for us to begin.
  const standing = found === 'stranger' && row.last === null ? 'known' : found
  return {
    ...row,
    name: nameOf(jid, aliases.get(jid) ?? contact?.name, said.get(jid)),
    ...(standing !== 'known' && { standing }),
    // What they still get through is no news.
    ...(standing === 'blocked' && { unread: 0 }),
  }
}

const NOBODY: ReadonlySet<string> = new Set()

/** A stranger who is kept out is nowhere to be seen. */
export const isShunned = (row: ConversationView, { account, contacts }: Acquaintances): boolean =>
  row.standing === 'blocked' &&
  standingOf({
    account,
    jid: row.jid,
    conversation: row,
    contact: contacts.get(row.jid) ?? null,
    blocked: NOBODY,
  }) === 'stranger'

/** One person, without reading everybody. */
export async function acquaintanceWith(
  tx: AcquaintancesTx,
  account: BareJid,
  jid: BareJid,
): Promise<Acquaintances> {
  const domain = jid.slice(jid.indexOf('@') + 1)
  const [contact, profile, own, ...blocked] = await Promise.all([
    contactOf(tx, account, jid),
    profileOf(tx, account, jid),
    privateNameOf(tx, account, jid),
    isBlockedRow(tx, account, jid),
    isBlockedRow(tx, account, domain),
  ])
  return {
    account,
    contacts: new Map(contact ? [[jid, contact]] : []),
    said: new Map(profile ? [[jid, profile]] : []),
    aliases: new Map(own ? [[jid, own.alias]] : []),
    blocked: new Set([jid, domain].filter((_, place) => blocked[place])),
  }
}

/** What somebody is to us, for rules of what comes in. */
export async function standingIn(
  tx: Reading<'contacts' | 'conversations' | 'blocked'>,
  account: BareJid,
  jid: BareJid,
): Promise<Standing> {
  const domain = jid.slice(jid.indexOf('@') + 1)
  const [conversation, contact, ...blocked] = await Promise.all([
    conversationOf(tx, account, jid),
    contactOf(tx, account, jid),
    isBlockedRow(tx, account, jid),
    isBlockedRow(tx, account, domain),
  ])
  const keptOut = new Set([jid, domain].filter((_, place) => blocked[place]))
  return standingOf({ account, jid, conversation, contact, blocked: keptOut })
}
