/** A whole client in memory: every answer can be set, every wish is written down. For screens, never for the domain. */
import type {
  Client,
  ConnectionState,
  ContactView,
  ConversationView,
  Lookup,
  SignInResult,
  TimelineItem,
  TimelineWindow,
} from '../../src/client/client.ts'
import { map, type Value, value } from '../../src/live/live.ts'
import type { Account } from '../../src/model/account.ts'
import { type BareJid, localpart, toBareJid } from '../../src/model/jid.ts'
import type { Message, ReplyTo } from '../../src/model/message.ts'
import type { Availability } from '../../src/model/presence.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { each } from './each.ts'
import { type FakeAccess, fakeAccess } from './fake-access.ts'
import { type FakeAccounts, fakeAccounts, ONLINE } from './fake-accounts.ts'
import { type FakeArrival, fakeArrival } from './fake-arrival.ts'
import { fakeContacts } from './fake-contacts.ts'
import { fakeConversationWishes } from './fake-conversation-wishes.ts'
import { type FakeFiles, fakeFiles } from './fake-files.ts'
import { type FakeInspecting, fakeInspecting } from './fake-inspecting.ts'
import { type FakeInvites, fakeInvites } from './fake-invites.ts'
import { type FakeStorageCare, fakeStorageCare } from './fake-keeping.ts'
import { type FakeLinking, fakeLinking } from './fake-linking.ts'
import { type FakeManaging, fakeManaging } from './fake-managing.ts'
import { fakeMessages } from './fake-messages.ts'
import { type FakeNoticing, fakeNoticing } from './fake-noticing.ts'
import { type FakePages, fakePages } from './fake-pages.ts'
import { type FakePeople, fakePeople } from './fake-people.ts'
import { type FakePrograms, fakePrograms } from './fake-programs.ts'
import { type FakeSearches, fakeSearches } from './fake-searches.ts'
import { type FakeLanding, fakeTimeline, landInWindow } from './fake-timeline.ts'
import { type FakeWaking, fakeWaking } from './fake-waking.ts'
import {
  ROMEO,
  romeoAccount,
  veronaContacts,
  veronaConversations,
  veronaMessage,
  veronaMessages,
  veronaPresence,
} from './verona.ts'

export interface FakeClient extends Omit<Client, keyof FakeStorageCare>, FakeStorageCare {
  readonly account: Value<Account | null | undefined>
  readonly fakeAccounts: FakeAccounts
  readonly connection: Value<ConnectionState>
  readonly settings: Value<Settings>
  readonly invites: FakeInvites
  readonly people: FakePeople
  readonly search: FakeSearches
  readonly files: FakeFiles
  /** What `access()` leads to. */
  readonly acting: FakeAccess
  /** What `inspecting()` leads to. */
  readonly inspected: FakeInspecting
  readonly managing: FakeManaging
  readonly arrival: FakeArrival
  /** On which a server lets its people in. */
  readonly pages: FakePages
  /** What `linking()` and `programs()` lead to. */
  readonly fakeLinking: FakeLinking
  readonly fakePrograms: FakePrograms
  /** What `noticing()` leads to. */
  readonly told: FakeNoticing
  /** What `waking()` leads to, where it is offered. */
  readonly woken: FakeWaking
  /** What the screens asked for, in order: `['messages.send', to, body]`. Never holds a password. */
  readonly wishes: unknown[][]
  /** Replace to decide what an address or a password leads to. */
  answers: {
    lookup(address: string, typedWebsocket?: string): Lookup | Promise<Lookup>
    submit(password: string): SignInResult | Promise<SignInResult>
  }
  readonly conversationRows: Value<readonly ConversationView[] | null>
  readonly contactRows: Value<readonly ContactView[] | null>
  presenceOf(jid: BareJid): Value<Availability>
  typingOf(jid: BareJid): Value<boolean>
  windowOf(jid: BareJid): Value<TimelineWindow>
  /** Replace to decide where going to a place in history leads. */
  land: FakeLanding
  /** Changes one row of the list. */
  changeConversation(jid: BareJid, patch: Partial<ConversationView>): void
  /** Somebody writes. */
  receive(from: BareJid, body: string): Message
}

export interface FakeOptions {
  /** Default: Romeo is signed in and online, with everybody of Verona. */
  account?: Account | null | undefined
  /** Nobody in the list, nothing said. */
  empty?: boolean
  now?: number
}

export const PASSWORD = 'balcony'

const asItems = (messages: readonly Message[]): TimelineItem[] =>
  messages.map((message) => ({ kind: 'message', message }))

export function fakeClient(options: FakeOptions = {}): FakeClient {
  const now = options.now ?? Date.now()
  const talks = options.empty ? new Map<BareJid, Message[]>() : veronaMessages(now)
  const wishes: unknown[][] = []
  const wish = (...what: unknown[]) => void wishes.push(what)
  const account = value<Account | null | undefined>('account' in options ? options.account : romeoAccount)
  const connection = value<ConnectionState>(ONLINE)
  const settings = value<Settings>(DEFAULT_SETTINGS)
  const conversationRows = value<readonly ConversationView[] | null>(
    options.empty ? [] : veronaConversations(now),
  )
  const contactRows = value<readonly ContactView[] | null>(options.empty ? [] : veronaContacts())
  const presenceOf = each((jid: BareJid) =>
    value<Availability>(options.empty ? 'unknown' : veronaPresence(jid)),
  )
  const typingOf = each((_: BareJid) => value(false))
  const windowOf = each((jid: BareJid) =>
    value<TimelineWindow>({ status: 'ready', items: asItems(talks.get(jid) ?? []), older: 'none' }),
  )
  const oneConversation = each((jid: BareJid) =>
    map(conversationRows, (rows) => rows?.find((row) => row.jid === jid) ?? null),
  )
  const countUnread = () => (conversationRows.get() ?? []).filter(({ unread }) => unread > 0).length
  const told = fakeNoticing(wish)
  const woken = fakeWaking(settings, wish)
  const door = fakePages(wish)
  const several = fakeAccounts(account, connection, countUnread, wish)
  let made = 0
  let clock = now

  function changeConversation(jid: BareJid, patch: Partial<ConversationView>) {
    const rows = conversationRows.get() ?? []
    const old = rows.find((row) => row.jid === jid) ?? emptyConversation(jid)
    const next = { ...old, ...patch }
    conversationRows.set([next, ...rows.filter((row) => row !== old)].sort((a, b) => b.activity - a.activity))
  }

  function changeMessages(jid: BareJid, change: (messages: Message[]) => Message[]) {
    const window = windowOf(jid)
    const messages = window.get().items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
    window.set({ ...window.get(), items: asItems(change(messages)) })
  }

  function append(message: Message) {
    changeMessages(message.conversation, (messages) => [...messages, message])
    const { id, order, time, direction, state, body } = message
    const unread = conversationRows.get()?.find((row) => row.jid === message.conversation)?.unread ?? 0
    changeConversation(message.conversation, {
      last: { id, order, time, direction, state, preview: body },
      activity: order,
      unread: direction === 'in' ? unread + 1 : 0,
    })
    return message
  }

  const say = (jid: BareJid, body: string, direction: 'in' | 'out', reply?: ReplyTo) => {
    clock += 1000
    made += 1
    const state = direction === 'out' ? 'sending' : 'sent'
    const message = veronaMessage(jid, `said-${made}`, clock, body, direction, state)
    return append(reply ? { ...message, reply } : message)
  }

  const client: FakeClient = {
    account,
    accounts: several.accounts,
    fakeAccounts: several,
    async use(jid) {
      wish('use', jid)
      several.use(jid)
    },
    partsOf(jid) {
      const { conversations, messages, contacts, invites, files, people, search, managing } = client
      const parts = { conversations, messages, contacts, invites, files, people, search, managing }
      const fetched = { access: client.access, inspecting: client.inspecting }
      return jid === account.get()?.jid
        ? { ...parts, ...fetched }
        : { ...parts, ...fetched, contacts: several.contactsOf(jid) }
    },
    connection,
    settings,
    wishes,
    conversationRows,
    contactRows,
    presenceOf,
    typingOf,
    windowOf,
    land: landInWindow(windowOf),
    changeConversation,
    receive: (from, body) => say(from, body, 'in'),
    answers: {
      lookup(text) {
        const address = toBareJid(text)
        return address?.includes('@')
          ? { status: 'found', address, websocket: `wss://${address.split('@')[1]}/ws` }
          : { status: 'bad-address' }
      },
      submit: (password) =>
        password === PASSWORD
          ? { status: 'signed-in', account: ROMEO }
          : { status: 'refused', domain: 'verona.example' },
    },
    async changeSettings(patch) {
      wish('changeSettings', patch)
      settings.set({ ...settings.get(), ...patch })
    },
    signIn: {
      async lookup(address, typedWebsocket) {
        wish('signIn.lookup', address, ...(typedWebsocket === undefined ? [] : [typedWebsocket]))
        return client.answers.lookup(address, typedWebsocket)
      },
      async submit(found, password) {
        wish('signIn.submit', found.address, found.websocket)
        const result = await client.answers.submit(password)
        if (result.status === 'signed-in') {
          connection.set({ status: 'online', flights: 4, mechanism: 'SCRAM-SHA-256', resumed: false })
          several.use(found.address)
          account.set({ ...romeoAccount, jid: found.address, websocket: found.websocket })
        }
        return result
      },
      ways: door.ways,
      prefersPages: door.prefersPages,
      returned: door.returned,
    },
    pages: door.pages,
    async signOut() {
      wish('signOut')
      const [next = null] = several.others.get()
      if (next) several.others.set(several.others.get().filter((other) => other !== next))
      account.set(next && { ...romeoAccount, jid: next.jid })
    },
    async deleteAccount() {
      const result = await client.acting.deleteAccount()
      if (result.status === 'deleted') account.set(null)
      return result
    },
    reconnectNow: () => wish('reconnectNow'),
    conversations: {
      all: map(conversationRows, (rows) => rows?.filter((row) => row.standing !== 'stranger') ?? null),
      requests: map(conversationRows, (rows) => rows?.filter((row) => row.standing === 'stranger') ?? null),
      one: oneConversation,
      open: (jid) => fakeTimeline(jid, windowOf(jid), (...asked) => client.land(...asked), wish),
      async keepDraft(jid, draft) {
        wish('conversations.keepDraft', jid, draft)
        changeConversation(jid, { draft })
      },
      async markRead(jid, order) {
        wish('conversations.markRead', jid, order)
        changeConversation(jid, { unread: 0, readUpTo: order })
      },
      isTyping: typingOf,
      ...fakeConversationWishes(conversationRows, changeConversation, wish),
    },
    messages: fakeMessages({
      rows: conversationRows,
      windowOf,
      say: (jid, body, reply) => say(jid, body, 'out', reply),
      change: changeMessages,
      wish,
      now: () => clock,
    }),
    contacts: fakeContacts(contactRows, presenceOf, wish),
    invites: fakeInvites(wish),
    people: fakePeople(presenceOf, wish),
    search: fakeSearches(wish),
    files: fakeFiles(wish),
    access: () => Promise.resolve(client.acting),
    acting: fakeAccess(wish, now),
    inspecting: () => Promise.resolve(client.inspected),
    inspected: fakeInspecting(wish),
    managing: fakeManaging(contactRows, wish),
    arrival: fakeArrival(wish, options.now),
    linking: () => Promise.resolve(client.fakeLinking),
    programs: () => Promise.resolve(client.fakePrograms),
    fakeLinking: fakeLinking(wish),
    fakePrograms: fakePrograms(wish),
    ...fakeStorageCare(wish),
    noticing: () => Promise.resolve(told),
    woken,
    waking: async () => (woken.isOffered ? woken : null),
    told,
  }
  return client
}

function emptyConversation(jid: BareJid): ConversationView {
  return {
    account: ROMEO,
    jid,
    kind: 'direct',
    last: null,
    activity: 0,
    unread: 0,
    readUpTo: 0,
    draft: '',
    name: localpart(jid),
  }
}
