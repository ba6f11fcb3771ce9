/** The contact list and what a person does with it. Every wish goes through the outbox, so it works offline. */
import { map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import { type Contact, unknownContact } from '../../model/contact.ts'
import { type BareJid, parseJid, toBareJid } from '../../model/jid.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { nameOf } from '../../model/standing.ts'
import { contactOf, listContacts, putContacts, removeContact } from '../../storage/contacts.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import { listPrivateNames } from '../../storage/private-names.ts'
import { listProfiles } from '../../storage/profiles.ts'
import type { PrivateNameRow, ProfileRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { contactsTopic, privateNamesTopic, profilesTopic } from '../../storage/topics.ts'
import type { Contacts, ContactView } from '../client.ts'
import { unwelcome } from '../conversations/welcome.ts'
import type { PeoplePresence } from './availability.ts'
import { isManaged } from './managed-list.ts'

const view = (
  contact: Contact,
  said: ProfileRow | undefined,
  own: PrivateNameRow | undefined,
): ContactView => ({
  ...contact,
  displayName: nameOf(contact.jid, own?.alias ?? contact.name, said),
  ...(own?.groups.length && { ownGroups: own.groups }),
})

/** The line as it is, to see whether a change of it stands. */
const lineOf = (contact: Contact | null) =>
  contact?.listed ? { name: contact.name, groups: contact.groups } : null

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
const byName = (a: ContactView, b: ContactView) =>
  collator.compare(a.displayName, b.displayName) || collator.compare(a.jid, b.jid)

/** In the order in which they stood, and behind them the new ones: what is nearly sorted is sorted at once. */
function asBefore(rows: readonly ContactView[], before: readonly ContactView[]): ContactView[] {
  const left = new Map(rows.map((row) => [row.jid, row]))
  const known = before.flatMap(({ jid }) => {
    const row = left.get(jid)
    left.delete(jid)
    return row ?? []
  })
  return [...known, ...[...left.values()].sort(byName)]
}

export function createContacts(account: BareJid, storage: Storage, presence: PeoplePresence): Contacts {
  const topics = [contactsTopic(account), profilesTopic(account), privateNamesTopic(account)]
  const all: Contacts['all'] = storage.live(topics, () =>
    storage.read(['contacts', 'profiles', 'privateNames'], async (tx) => {
      const [contacts, profiles, names] = await Promise.all([
        listContacts(tx, account),
        listProfiles(tx, account),
        listPrivateNames(tx, account),
      ])
      const said = new Map(profiles.map((row) => [row.jid, row]))
      const own = new Map(names.map((row) => [row.jid, row]))
      const rows = contacts.map((contact) => view(contact, said.get(contact.jid), own.get(contact.jid)))
      return asBefore(rows, all.get() ?? []).sort(byName)
    }),
  )

  /**
   * The change as it will be, on screen at once, and the wish, in one transaction. False: somebody else keeps the list, and
   * nothing has happened.
   */
  const wish = (
    jid: BareJid,
    change: (before: Contact) => Contact | null,
    actions: (before: Contact | null) => readonly OutboxAction[],
  ) =>
    storage.write(
      ['accounts', 'contacts', 'outbox'],
      async (tx) => {
        if (await isManaged(tx, account)) return false
        const before = await contactOf(tx, account, jid)
        const after = change(before ?? unknownContact(account, jid))
        if (after) await putContacts(tx, [after])
        else await removeContact(tx, account, jid)
        for (const action of actions(before)) await appendOutbox(tx, account, action)
        return true
      },
      { durable: true },
    )
  const tell = (to: BareJid, type: 'subscribe' | 'subscribed' | 'unsubscribed'): OutboxAction => ({
    kind: 'presence',
    to,
    type,
  })

  return {
    all,
    one: liveByKey((jid) => map(all, (contacts) => contacts?.find((contact) => contact.jid === jid) ?? null)),
    presence: presence.of,
    async add(address, name) {
      const jid = toBareJid(address)
      if (!jid || parseJid(jid)?.local == null) return { status: 'bad-address' }
      if (jid === account) return { status: 'yourself' }
      const known = await storage.read(['contacts'], (tx) => contactOf(tx, account, jid))
      if (known?.listed && known.subscription !== 'none' && known.subscription !== 'from')
        return { status: 'already', jid }
      const added = await wish(
        jid,
        (before) => ({
          ...before,
          name: name.trim() || before.name,
          listed: true,
          ask: true,
          request: false,
        }),
        (before) => [
          {
            ...{ kind: 'roster-set', jid, name: name.trim(), groups: before?.groups ?? [] },
            before: lineOf(before),
          },
          // RFC 6121 §3.4: said first, their answering question needs no second decision of this person.
          tell(jid, 'subscribed'),
          tell(jid, 'subscribe'),
        ],
      )
      return added ? { status: 'added', jid } : { status: 'managed' }
    },
    async rename(jid, name) {
      await wish(
        jid,
        (before) => ({ ...before, name: name.trim(), listed: true }),
        (before) => [
          {
            ...{ kind: 'roster-set', jid, name: name.trim(), groups: before?.groups ?? [] },
            before: lineOf(before),
          },
        ],
      )
    },
    // RFC 6121 §2.5.1: the server ends both subscriptions itself.
    async remove(jid) {
      const removed = await wish(
        jid,
        () => null,
        (before) => [{ kind: 'roster-remove', jid, before: lineOf(before) }],
      )
      if (removed) await storage.write(['conversations'], (tx) => unwelcome(tx, account, jid))
    },
    async accept(jid) {
      const before = await storage.read(['contacts'], (tx) => contactOf(tx, account, jid))
      const mutual = before?.subscription === 'to' || before?.ask
      await wish(
        jid,
        (contact) => ({ ...contact, listed: true, request: false, ask: !mutual || contact.ask }),
        () => [tell(jid, 'subscribed'), ...(mutual ? [] : [tell(jid, 'subscribe')])],
      )
    },
    async refuse(jid) {
      await wish(
        jid,
        (before) => (before.listed ? { ...before, request: false } : null),
        () => [tell(jid, 'unsubscribed')],
      )
    },
  }
}
