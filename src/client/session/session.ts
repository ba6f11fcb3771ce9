/** An account in this tab: its parts, whichever tab leads, and the engine while this one does. */
import { type Live, type Value, value } from '../../live/live.ts'
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { ConnectOptions, Stream } from '../../xmpp/stream.ts'
import { supervise } from '../../xmpp/supervisor.ts'
import type { AccessDeps } from '../acting/access-session.ts'
import { createRedemption, type Redemption } from '../arriving/redemption.ts'
import type { AccountParts, ConnectionState } from '../client.ts'
import { createReadingSession } from '../conversations/reading-session.ts'
import type { FilingDeps } from '../files/filing-session.ts'
import { archiveAccess } from '../history/archive-access.ts'
import { createCatchUp } from '../history/catch-up.ts'
import { createInbox } from '../incoming/inbox.ts'
import type { InvitingDeps } from '../invites/inviting-session.ts'
import { createOutbox } from '../outgoing/outbox.ts'
import { typingPeople, typingSaid } from '../outgoing/typing.ts'
import { peoplePresence } from '../people/availability.ts'
import { createContacts } from '../people/contacts.ts'
import { createManaging } from '../people/create-managing.ts'
import { createManagingSession } from '../people/managing-session.ts'
import { createPeopleSession, type PeopleSessionDeps } from '../people/people-session.ts'
import { recallPresences } from '../people/recall-presences.ts'
import { connectionState } from './connection-state.ts'
import { createEngine, type Engine } from './engine.ts'
import { bearerOf, enterSession, type Secrets } from './enter-session.ts'
import { roomsOf, withRooms } from './fetched-rooms.ts'
import type { Granted } from './granted.ts'
import { hearTabs } from './hear-tabs.ts'
import type { Rooms } from './rooms.ts'
import type { Sayings } from './sayings.ts'
import { serverClock } from './server-clock.ts'
import { joinTabs } from './tabs.ts'

/** A free lock is held at once; one that is not, is another tab's. */
const GIVE_WAY_MS = 500
/** RFC 6121 §3.4.2, as streams name what they announce. */
const PRE_APPROVAL = '{urn:xmpp:features:pre-approval}sub'

export interface SessionDeps extends Pick<InvitingDeps, 'fetch' | 'deployment' | 'openRegistration'> {
  putFile: FilingDeps['putFile']
  renew: AccessDeps['renew']
  account: BareJid
  storage: Storage
  platform: Platform
  connect(options: ConnectOptions): Promise<Stream>
  /** The endpoint does not answer. */
  findEndpoint(account: BareJid): Promise<void>
  sayings: Sayings
  fetchRooms(): Promise<void>
  idle: PeopleSessionDeps['idle']
}

/** Its parts but for the contacts are those of its rooms, and not to be asked for before those are here. */
export interface Session extends AccountParts {
  readonly account: BareJid
  readonly state: Value<ConnectionState>
  /** Null until they are fetched. */
  readonly rooms: Live<Rooms | null>
  readonly redemption: Redemption
  /** Whether this tab has seen the contact list since it is signed in. */
  readonly listed: Live<boolean>
  /**
   * Signs in once, with a password or a grant; null = online, and the account is stored. `over`: on the socket on which the
   * account was made.
   */
  signIn(
    candidate: Account,
    secret: string | Granted,
    over?: SessionDeps['connect'],
  ): Promise<ConnectFailure | null>
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
  const secrets: Secrets = { password: null, candidate: null, granted: null }
  let first: Stream | null = null
  let running = false
  let stopped = false

  const setState = (next: ConnectionState) => {
    state.set(next)
    if (next.status !== 'online') typing.clear()
    if (tabs.isLeading()) tabs.post({ kind: 'state', state: next })
    if (next.status === 'online') void rooms.furnish()
    rooms.here.get()?.follow()
    reading.follow()
    people.follow()
    managing.follow()
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
    // Where they are late, they begin with asking for all of it.
    onPep: (event) => rooms.here.get()?.heard(event),
    onDisplayed: (event) => reading.heard(event),
    onProfile: (jid) => people.heard(jid),
    onListed: (item) => managing.pushed(item),
    onRefused: (refused) => managing.refused(refused),
    honours: () => rooms.here.get()?.honours() ?? false,
    onBroken: () => engine.stream()?.drop(),
  })
  const access = archiveAccess(account, storage, clock, inbox.inOrder)
  const catchUp = createCatchUp(access)
  const outbox = createOutbox({
    account,
    storage,
    clock,
    inOrder: inbox.inOrder,
    displayed: reading,
    onAnswered: (action, refusal) => managing.answered(action, refusal),
  })
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
    granted: () => secrets.granted !== null,
    bearer: bearerOf(secrets, deps, account),
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
  const managing = createManagingSession({
    ...deps,
    ...{ clock, tabs, state, stream: engine.stream, inOrder: inbox.inOrder },
  })
  const people = createPeopleSession({ ...deps, tabs, state, stream: engine.stream })
  const rooms = roomsOf({ ...deps, clock, tabs, state, access, presence, typing, engine, people, secrets })
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
      if (wish.to === 'typing') engine.tellTyping(wish.conversation, wish.state)
      else if (wish.to === 'reconnect') reconnectNow()
      else if (wish.to === 'look') people.look(wish.jid)
      else void rooms.furnish().then(() => rooms.here.get()?.answer(wish))
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

  return withRooms(rooms, {
    account,
    state,
    rooms: rooms.here,
    // The page of an invite asks whether one knows who made it.
    contacts: createContacts(account, storage, presence),
    managing: createManaging(account, storage),
    redemption,
    listed,
    signIn: enterSession(
      {
        account,
        storage,
        online: platform.online,
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
      void rooms.furnish()
      tabs.post({ kind: 'hello' })
      void lead()
      void giveWay()
    },
    reconnectNow,
    async stop() {
      stopped = true
      unwatch()
      redemption.stop()
      await rooms.stop()
      reading.stop()
      people.stop()
      managing.stop()
      supervisor.stop()
      tabs.leave()
      await engine.end()
    },
  })
}
