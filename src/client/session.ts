/** An account in this tab: its parts, whichever tab leads, and the engine while this one does. */
import { type Live, type Value, value } from '../live/live.ts'
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import type { Platform } from '../platform/platform.ts'
import type { Storage } from '../storage/storage.ts'
import { ConnectFailure } from '../xmpp/failure.ts'
import type { ConnectOptions, Stream } from '../xmpp/stream.ts'
import { supervise } from '../xmpp/supervisor.ts'
import { archiveAccess } from './archive-access.ts'
import { peoplePresence } from './availability.ts'
import { createCatchUp } from './catch-up.ts'
import type { ConnectionState, Contacts, Conversations, Messages } from './client.ts'
import { connectionState } from './connection-state.ts'
import { createContacts } from './contacts.ts'
import { createConversations } from './conversations.ts'
import { createEngine, type Engine } from './engine.ts'
import { enterSession, type Secrets } from './enter-session.ts'
import { createFilingSession, type FilingDeps, type FilingSession } from './filing-session.ts'
import { firstLook } from './first-look.ts'
import { hearTabs } from './hear-tabs.ts'
import { createHistory } from './history.ts'
import { createInbox } from './inbox.ts'
import type { Invites } from './inviting.ts'
import { createInvitingSession, type InvitingDeps } from './inviting-session.ts'
import type { People } from './knowing.ts'
import { createMessages } from './messages.ts'
import { createOutbox } from './outbox.ts'
import { createPeopleSession } from './people-session.ts'
import { createReadingSession } from './reading-session.ts'
import { recallPresences } from './recall-presences.ts'
import { createRedemption, type Redemption } from './redemption.ts'
import { remoteHistory } from './remote-history.ts'
import { type Sayings, withSayings } from './sayings.ts'
import { createSearches } from './searches.ts'
import type { Searches } from './searching.ts'
import { serverClock } from './server-clock.ts'
import { joinTabs } from './tabs.ts'
import { tellTyping } from './tell-typing.ts'
import { typingPeople, typingSaid } from './typing.ts'

/** A free lock is held at once; one that is not, is another tab's. */
const GIVE_WAY_MS = 500
/** RFC 6121 §3.4.2, as streams name what they announce. */
const PRE_APPROVAL = '{urn:xmpp:features:pre-approval}sub'

export interface SessionDeps extends Pick<InvitingDeps, 'fetch' | 'deployment' | 'openRegistration'> {
  putFile: FilingDeps['putFile']
  account: BareJid
  storage: Storage
  platform: Platform
  connect(options: ConnectOptions): Promise<Stream>
  /** The endpoint does not answer. */
  findEndpoint(account: BareJid): Promise<void>
  sayings: Sayings
}

export interface Session {
  readonly account: BareJid
  readonly state: Value<ConnectionState>
  readonly conversations: Conversations
  readonly messages: Messages
  readonly contacts: Contacts
  readonly invites: Invites
  readonly people: People
  readonly search: Searches
  readonly files: FilingSession['files']
  readonly redemption: Redemption
  /** Whether this tab has seen the contact list since it is signed in. */
  readonly listed: Live<boolean>
  /**
   * Signs in once, with a password; null = online, and the account is stored. `over`: on the socket on which the account
   * was made.
   */
  signIn(candidate: Account, password: string, over?: SessionDeps['connect']): Promise<ConnectFailure | null>
  /** Connects, or follows the tab that does. */
  run(): void
  reconnectNow(): void
  stop(): Promise<void>
}

export function createSession(deps: SessionDeps): Session {
  const { account, storage, platform, connect, findEndpoint } = deps
  const clock = serverClock(platform.now)
  const tabs = joinTabs(platform, account)
  const state = value<ConnectionState>({ status: 'connecting' })
  const presence = peoplePresence(() => state.get().status === 'online')
  const typing = typingPeople(platform)
  const listed = value(false)
  const secrets: Secrets = { password: null, candidate: null }
  let first: Stream | null = null
  let running = false
  let stopped = false

  const setState = (next: ConnectionState) => {
    state.set(next)
    if (next.status !== 'online') typing.clear()
    if (tabs.isLeading()) tabs.post({ kind: 'state', state: next })
    inviting.follow()
    reading.follow()
    people.follow()
  }
  const reading = createReadingSession({
    account,
    storage,
    stream: () => (state.get().status === 'online' && tabs.isLeading() ? engine.stream() : null),
    caughtUp: () => engine.caughtUp(),
  })
  /** What a broken line held up may have been read elsewhere meanwhile, and that comes behind it. */
  function tellOf(message: Message): void {
    const tell = () => deps.sayings.came(message, clock.now() / 1000)
    if (message.origin === 'resumed') void engine.replayed().then(reading.taken).then(tell)
    else tell()
  }
  const inbox = createInbox({
    account,
    storage,
    clock,
    onPresence(changes) {
      presence.apply(changes)
      redemption.seen(changes)
      tabs.post({ kind: 'presence', changes })
    },
    onNewSession() {
      presence.clear()
      tabs.post({ kind: 'presence', changes: 'cleared' })
    },
    onMessage(message, stored) {
      engine.archived(message, stored)
      if (stored) tellOf(stored.message)
      const said = typingSaid(account, message)
      if (!said) return
      typing.heard(said.jid, said.on)
      tabs.post({ kind: 'typing', ...said })
    },
    onPep: (event) => inviting.heard(event),
    onDisplayed: (event) => reading.heard(event),
    onProfile: (jid) => people.heard(jid),
    honours: () => inviting.honours(),
    onBroken: () => engine.stream()?.drop(),
  })
  const access = archiveAccess(account, storage, clock, inbox.inOrder)
  const history = createHistory(account, storage, access, clock)
  const catchUp = createCatchUp(access)
  const outbox = createOutbox({ account, storage, clock, inOrder: inbox.inOrder, displayed: reading })
  const engine: Engine = createEngine({
    account,
    storage,
    platform,
    clock,
    catchUp,
    inbox,
    outbox,
    connect,
    password: () => secrets.password,
    candidate: () => secrets.candidate,
    onListed: () => listed.set(true),
    sayPresence: () => people.sayPresence(),
    onClosed: (failure) => supervisor.closed(failure),
  })
  const supervisor = supervise({
    attempt(signal) {
      const ready = first
      first = null
      if (ready && engine.stream() === ready) return Promise.resolve(ready)
      return engine.attempt(signal).catch((error) => {
        if (error instanceof ConnectFailure && error.problem === 'unreachable') void findEndpoint(account)
        throw error
      })
    },
    online: platform.online,
    visible: platform.visible,
    onWake: platform.onWake,
    now: platform.now,
    setTimer: platform.setTimer,
    random: Math.random,
    onState: (next) => setState(connectionState(next, engine.stream())),
  })
  const redemption = createRedemption({
    account,
    storage,
    clock,
    now: platform.now,
    isLeading: tabs.isLeading,
    preApproves() {
      const announced = engine.stream()?.postAuth
      return !announced?.size || announced.has(PRE_APPROVAL)
    },
  })
  const inviting = createInvitingSession({ ...deps, clock, tabs, state, stream: engine.stream })
  const told = tellTyping({ account, storage, tabs, engine })
  const filing = createFilingSession({ ...deps, clock, tabs, state, stream: engine.stream })
  const people = createPeopleSession({ ...deps, tabs, state, presence, stream: engine.stream })
  const source = remoteHistory({ tabs, state, history, stream: engine.stream, setTimer: platform.setTimer })
  const unwatch = platform.visible.subscribe(() => {
    engine.stream()?.setActive(platform.visible.get())
  })

  hearTabs({
    tabs,
    state,
    setState,
    presence,
    typing,
    ask(wish) {
      if (wish.to === 'make-invite') inviting.answer(wish)
      else if (wish.to === 'look') people.look(wish.jid)
      else source.answer(wish, engine, reconnectNow)
    },
  })

  async function lead(): Promise<void> {
    await tabs.leading
    if (stopped) return
    // A resumed stream does not repeat who is there; what the last one said is in the database.
    // What cannot be read is missing; it is no reason to stay away.
    presence.apply(await recallPresences(storage, account).catch(() => []))
    await people.ready().catch(() => {})
    if (!stopped) supervisor.start()
  }

  /** Signed in while another tab leads: the token is stored, the connection is that tab's. */
  async function giveWay(): Promise<void> {
    const mine = first
    if (!mine) return
    const pause = new Promise<void>((resolve) => platform.setTimer(GIVE_WAY_MS, resolve))
    await Promise.race([tabs.leading, pause])
    if (tabs.isLeading() || first !== mine) return
    first = null
    await mine.close()
    reconnectNow()
  }

  function reconnectNow(): void {
    if (!tabs.isLeading()) tabs.post({ kind: 'ask', ask: { to: 'reconnect' } })
    else if (state.get().status === 'blocked') supervisor.start()
    else supervisor.wakeNow()
  }

  return {
    account,
    state,
    conversations: createConversations({
      account,
      storage,
      source,
      isTyping: typing.of,
      looked: firstLook(account, storage, state, platform.setTimer),
      now: platform.now,
    }),
    messages: withSayings(account, createMessages({ account, storage, clock, typing: told }), deps.sayings),
    contacts: createContacts(account, storage, presence),
    people: people.people,
    search: createSearches({ account, storage, tabs, stream: engine.stream, setTimer: platform.setTimer }),
    invites: inviting.invites,
    files: filing.files,
    redemption,
    listed,
    signIn: enterSession(
      {
        account,
        storage,
        secrets,
        engine,
        pause: () => supervisor.stop(),
        goOn: () => running && tabs.isLeading() && !stopped && supervisor.start(),
      },
      (stream) => {
        first = stream
      },
    ),
    run() {
      running = true
      tabs.post({ kind: 'hello' })
      void lead()
      void giveWay()
    },
    reconnectNow,
    async stop() {
      stopped = true
      unwatch()
      redemption.stop()
      inviting.stop()
      reading.stop()
      people.stop()
      filing.stop()
      supervisor.stop()
      tabs.leave()
      await engine.end()
    },
  }
}
