/** Contact lists on the fake server, with versions, and the asking and answering of RFC 6121 §3. */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../../src/model/jid.ts'
import type { SubscriptionType } from '../../src/xmpp/incoming.ts'
import type { FakeAccount } from './fake-account.ts'

const ROSTER = 'jabber:iq:roster'

export interface RosterEntry {
  jid: BareJid
  name: string
  groups: string[]
  to: boolean
  from: boolean
  ask: boolean
  approved: boolean
}

export const newEntry = (jid: BareJid): RosterEntry => ({
  jid,
  name: '',
  groups: [],
  to: false,
  from: false,
  ask: false,
  approved: false,
})

const subscriptionOf = ({ to, from }: RosterEntry) => (to ? (from ? 'both' : 'to') : from ? 'from' : 'none')

export const itemOf = (entry: RosterEntry): Element =>
  xml(
    'item',
    {
      jid: entry.jid,
      name: entry.name || null,
      subscription: subscriptionOf(entry),
      ask: entry.ask ? 'subscribe' : null,
      approved: entry.approved ? 'true' : null,
    },
    ...entry.groups.map((group) => xml('group', null, group)),
  )

/** What a person asks of the list; the answer is the child of the result, or none. */
export function askRoster(account: FakeAccount, query: Element): Element | null {
  const known = query.attrs.ver
  if (known !== undefined && known === account.rosterVersion) return null
  return xml(
    'query',
    { xmlns: ROSTER, ver: account.versions ? account.rosterVersion : null },
    ...[...account.roster.values()].map(itemOf),
  )
}

function setRoster(account: FakeAccount, item: Element): void {
  const jid = item.attrs.jid ?? ''
  if (item.attrs.subscription === 'remove') {
    const entry = account.roster.get(jid)
    if (!entry) return
    tell(account, jid, 'unsubscribe')
    tell(account, jid, 'unsubscribed')
    account.roster.delete(jid)
    account.pushRoster(xml('item', { jid, subscription: 'remove' }))
    return
  }
  const entry = entryOf(account, jid)
  entry.name = item.attrs.name ?? ''
  entry.groups = item.getChildren('group').map((group) => group.getText())
  account.pushRoster(itemOf(entry))
}

/** A change by the person: the condition of a refusal, and what follows the answer. */
export function editRoster(
  account: FakeAccount,
  item: Element | undefined,
): { refusal?: string; after?: () => void } {
  const jid = item?.attrs.jid ?? ''
  if (!item || account.keeper === 'refuses') return { refusal: item ? 'not-allowed' : 'bad-request' }
  const before = account.roster.get(jid)
  const kept = before && { ...before }
  setRoster(account, item)
  if (account.keeper === 'person') return {}
  const after = () => {
    if (kept) account.roster.set(jid, kept)
    else account.roster.delete(jid)
    account.pushRoster(kept ? itemOf(kept) : xml('item', { jid, subscription: 'remove' }))
  }
  return { after }
}

/** Whoever keeps the list has somebody on it from now on, or has not. */
export function keepOnList(account: FakeAccount, jid: BareJid, name: string | null): void {
  if (name === null) account.roster.delete(jid)
  else account.roster.set(jid, { ...newEntry(jid), name, to: true, from: true })
  const entry = account.roster.get(jid)
  account.pushRoster(entry ? itemOf(entry) : xml('item', { jid, subscription: 'remove' }))
}

export const refusedPresence = (from: BareJid): Element => {
  const condition = xml('not-allowed', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' })
  return xml('presence', { type: 'error', from }, xml('error', { type: 'cancel' }, condition))
}

function entryOf(account: FakeAccount, jid: BareJid): RosterEntry {
  const entry = account.roster.get(jid) ?? newEntry(jid)
  account.roster.set(jid, entry)
  return entry
}

const changed = (account: FakeAccount, entry: RosterEntry) => account.pushRoster(itemOf(entry))

/** One of the four, from this account to another one (of the same server, or nobody). */
export function tell(
  account: FakeAccount,
  to: BareJid,
  type: SubscriptionType,
  said: readonly Element[] = [],
): void {
  const there = account.neighbour(to)
  // Where somebody else keeps the list, questions are dropped without a word.
  const other = there?.keeper === 'refuses' ? null : there
  if (account.keeper === 'refuses') account.toAll(refusedPresence(to))
  else if (type === 'subscribe') {
    const entry = entryOf(account, to)
    if (!entry.to && !entry.ask) {
      entry.ask = true
      changed(account, entry)
    }
    if (other && !entry.to) asked(other, account, said)
  } else if (type === 'subscribed') {
    if (account.asking.delete(to)) allow(account, to, other)
    else if (!account.roster.get(to)?.from) {
      const entry = entryOf(account, to)
      entry.approved = true
      changed(account, entry)
    }
  } else if (type === 'unsubscribed') {
    account.asking.delete(to)
    const entry = account.roster.get(to)
    if (entry && (entry.from || entry.approved)) {
      entry.from = entry.approved = false
      changed(account, entry)
    }
    if (other) refused(other, account.jid)
  } else if (type === 'unsubscribe') {
    const entry = account.roster.get(to)
    if (entry && (entry.to || entry.ask)) {
      entry.to = entry.ask = false
      changed(account, entry)
    }
    const theirs = other?.roster.get(account.jid)
    other?.asking.delete(account.jid)
    other?.toAll(xml('presence', { from: account.jid, type: 'unsubscribe' }))
    if (other && theirs?.from) {
      theirs.from = false
      changed(other, theirs)
    }
  }
}

function asked(account: FakeAccount, by: FakeAccount, said: readonly Element[]): void {
  const entry = account.roster.get(by.jid)
  if (entry?.from || entry?.approved) {
    allow(account, by.jid, by)
    return
  }
  const question = xml('presence', { from: by.jid, type: 'subscribe' }, ...said)
  account.asking.set(by.jid, question)
  account.toAll(question)
}

function allow(account: FakeAccount, jid: BareJid, other: FakeAccount | null): void {
  const entry = entryOf(account, jid)
  entry.from = true
  entry.approved = false
  changed(account, entry)
  const theirs = other?.roster.get(account.jid)
  if (!other || !theirs?.ask) return
  theirs.ask = false
  theirs.to = true
  other.toAll(xml('presence', { from: account.jid, type: 'subscribed' }))
  changed(other, theirs)
  for (const session of account.available()) if (session.presence) other.toAll(session.presence)
}

function refused(account: FakeAccount, by: BareJid): void {
  const entry = account.roster.get(by)
  if (!entry || (!entry.to && !entry.ask)) return
  entry.to = entry.ask = false
  account.toAll(xml('presence', { from: by, type: 'unsubscribed' }))
  changed(account, entry)
}
