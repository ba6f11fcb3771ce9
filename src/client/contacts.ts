/** The contact list and what a person does with it. Every wish goes through the outbox, so it works offline. */
import { map } from '../live/live.ts'
import { liveByKey } from '../live/live-by-key.ts'
import { type Contact, unknownContact } from '../model/contact.ts'
import { type BareJid, parseJid, toBareJid } from '../model/jid.ts'
import type { OutboxAction } from '../model/outbox-item.ts'
import { nameOf } from '../model/standing.ts'
import { contactOf, listContacts, putContacts, removeContact } from '../storage/contacts.ts'
import { appendOutbox } from '../storage/outbox.ts'
import { listProfiles } from '../storage/profiles.ts'
import type { ProfileRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { contactsTopic, profilesTopic } from '../storage/topics.ts'
import type { PeoplePresence } from './availability.ts'
import type { Contacts, ContactView } from './client.ts'
import { unwelcome } from './welcome.ts'

const view = (contact: Contact, said: ProfileRow | undefined): ContactView => ({
  ...contact,
  displayName: nameOf(contact.jid, contact.name, said),
})

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

export function createContacts(account: BareJid, storage: Storage, presence: PeoplePresence): Contacts {
  const all = storage.live([contactsTopic(account), profilesTopic(account)], () =>
    storage.read(['contacts', 'profiles'], async (tx) => {
      const [contacts, profiles] = await Promise.all([listContacts(tx, account), listProfiles(tx, account)])
      const said = new Map(profiles.map((row) => [row.jid, row]))
      return contacts
        .map((contact) => view(contact, said.get(contact.jid)))
        .sort((a, b) => byName.compare(a.displayName, b.displayName) || byName.compare(a.jid, b.jid))
    }),
  )

  /** The change as it will be, on screen at once, and the wish, in one transaction. */
  const wish = (
    jid: BareJid,
    change: (before: Contact) => Contact | null,
    actions: readonly OutboxAction[],
  ) =>
    storage.write(
      ['contacts', 'outbox'],
      async (tx) => {
        const after = change((await contactOf(tx, account, jid)) ?? unknownContact(account, jid))
        if (after) await putContacts(tx, [after])
        else await removeContact(tx, account, jid)
        for (const action of actions) await appendOutbox(tx, account, action)
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
      await wish(
        jid,
        (before) => ({
          ...before,
          name: name.trim() || before.name,
          listed: true,
          ask: true,
          request: false,
        }),
        [
          { kind: 'roster-set', jid, name: name.trim(), groups: known?.groups ?? [] },
          // RFC 6121 §3.4: said first, their answering question needs no second decision of this person.
          tell(jid, 'subscribed'),
          tell(jid, 'subscribe'),
        ],
      )
      return { status: 'added', jid }
    },
    async rename(jid, name) {
      const groups = (await storage.read(['contacts'], (tx) => contactOf(tx, account, jid)))?.groups ?? []
      await wish(jid, (before) => ({ ...before, name: name.trim(), listed: true }), [
        { kind: 'roster-set', jid, name: name.trim(), groups },
      ])
    },
    // RFC 6121 §2.5.1: the server ends both subscriptions itself.
    async remove(jid) {
      await wish(jid, () => null, [{ kind: 'roster-remove', jid }])
      await storage.write(['conversations'], (tx) => unwelcome(tx, account, jid))
    },
    async accept(jid) {
      const before = await storage.read(['contacts'], (tx) => contactOf(tx, account, jid))
      const mutual = before?.subscription === 'to' || before?.ask
      await wish(
        jid,
        (contact) => ({ ...contact, listed: true, request: false, ask: !mutual || contact.ask }),
        [tell(jid, 'subscribed'), ...(mutual ? [] : [tell(jid, 'subscribe')])],
      )
    },
    refuse: (jid) =>
      wish(jid, (before) => (before.listed ? { ...before, request: false } : null), [
        tell(jid, 'unsubscribed'),
      ]),
  }
}
