/** Several accounts in memory: the one on screen, and others of whom only the list knows. */
import type { AccountView, ConnectionState, Contacts, ContactView } from '../../src/client/client.ts'
import { type Live, map, type Value, value } from '../../src/live/live.ts'
import type { Account } from '../../src/model/account.ts'
import type { BareJid } from '../../src/model/jid.ts'
import type { Availability } from '../../src/model/presence.ts'
import { each } from './each.ts'
import { fakeContacts } from './fake-contacts.ts'
import { romeoAccount } from './verona.ts'

export const ONLINE: ConnectionState = {
  status: 'online',
  flights: 1,
  mechanism: 'HT-SHA-256-NONE',
  resumed: true,
}

export interface FakeAccounts {
  readonly accounts: Live<readonly AccountView[]>
  /** Everybody but the one on screen. */
  readonly others: Value<readonly AccountView[]>
  /** Puts one of them on screen. */
  use(jid: BareJid): void
  contactRowsOf(jid: BareJid): Value<readonly ContactView[] | null>
  contactsOf(jid: BareJid): Contacts
}

export function fakeAccounts(
  account: Value<Account | null | undefined>,
  connection: Live<ConnectionState>,
  unread: () => number,
  wish: (...words: unknown[]) => void,
): FakeAccounts {
  const others = value<readonly AccountView[]>([])
  const contactRowsOf = each((_: BareJid) => value<readonly ContactView[] | null>([]))
  const view = (jid: BareJid): AccountView => ({ jid, connection: connection.get(), unread: unread() })
  const all = value<readonly AccountView[]>([])
  const follow = () => {
    const here = account.get()
    // As the real one: in the order in which they came, whoever is on screen.
    all.set([...(here ? [view(here.jid)] : []), ...others.get()].sort((a, b) => (a.jid < b.jid ? -1 : 1)))
  }
  for (const source of [account, connection, others]) source.subscribe(follow)
  follow()
  return {
    accounts: map(all, (views) => views),
    others,
    use(jid) {
      const here = account.get()
      others.set([
        ...others.get().filter((other) => other.jid !== jid),
        ...(here && here.jid !== jid ? [view(here.jid)] : []),
      ])
      account.set({ ...romeoAccount, jid })
    },
    contactRowsOf,
    contactsOf: each((jid: BareJid) =>
      fakeContacts(
        contactRowsOf(jid),
        (_) => value<Availability>('unknown'),
        (...what) => wish(jid, ...what),
      ),
    ),
  }
}
