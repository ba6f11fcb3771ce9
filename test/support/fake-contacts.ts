/** The contacts of the client in memory: what was asked for happens at once, and is written down. */
import type { AddContactResult, Contacts, ContactView } from '../../src/client/client.ts'
import { type Live, map, type Value } from '../../src/live/live.ts'
import { type BareJid, localpart, toBareJid } from '../../src/model/jid.ts'
import type { Availability } from '../../src/model/presence.ts'
import { each } from './each.ts'
import { ROMEO } from './verona.ts'

export function fakeContacts(
  rows: Value<readonly ContactView[] | null>,
  presence: (jid: BareJid) => Live<Availability>,
  wish: (...what: unknown[]) => void,
): Contacts {
  const known = () => rows.get() ?? []
  const change = (jid: BareJid, patch: Partial<ContactView>) =>
    rows.set(known().map((row) => (row.jid === jid ? { ...row, ...patch } : row)))
  const drop = (jid: BareJid) => rows.set(known().filter((row) => row.jid !== jid))
  return {
    all: rows,
    one: each((jid: BareJid) => map(rows, (all) => all?.find((row) => row.jid === jid) ?? null)),
    presence,
    async add(text, name): Promise<AddContactResult> {
      wish('contacts.add', text, name)
      const jid = toBareJid(text)
      if (!jid?.includes('@')) return { status: 'bad-address' }
      if (jid === ROMEO) return { status: 'yourself' }
      if (known().some((row) => row.jid === jid)) return { status: 'already', jid }
      rows.set([...known(), newContact(jid, name)])
      return { status: 'added', jid }
    },
    async rename(jid, name) {
      wish('contacts.rename', jid, name)
      change(jid, { name, displayName: name || localpart(jid) })
    },
    async remove(jid) {
      wish('contacts.remove', jid)
      drop(jid)
    },
    async accept(jid) {
      wish('contacts.accept', jid)
      change(jid, { request: false, listed: true, subscription: 'both' })
    },
    async refuse(jid) {
      wish('contacts.refuse', jid)
      drop(jid)
    },
  }
}

function newContact(jid: BareJid, name: string): ContactView {
  return {
    account: ROMEO,
    jid,
    name,
    groups: [],
    subscription: 'none',
    ask: true,
    listed: true,
    request: false,
    displayName: name || localpart(jid),
  }
}
