/** Puts the client together: the accounts of this device, which of them is on screen, and what belongs to no account. */
import { type Live, map, value } from '../live/live.ts'
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import type { Deployment } from '../platform/deployment.ts'
import type { Platform } from '../platform/platform.ts'
import { type PutFile, putFile } from '../platform/put-file.ts'
import { listAccounts, patchAccount } from '../storage/accounts.ts'
import { putSettings, readSettings } from '../storage/settings.ts'
import type { Storage } from '../storage/storage.ts'
import { accountsTopic, settingsTopic } from '../storage/topics.ts'
import { connect } from '../xmpp/connect.ts'
import { invalidateToken } from '../xmpp/invalidate-token.ts'
import type { openRegistration } from '../xmpp/registration.ts'
import type { renewToken } from '../xmpp/renew-token.ts'
import type { askWays } from '../xmpp/ways-in.ts'
import type { whoseToken } from '../xmpp/whose-token.ts'
import { forOthers } from './acting/for-others.ts'
import { createArrival } from './arriving/arrival.ts'
import { openFetchedRegistration } from './arriving/fetched-registration.ts'
import type { Client, ConnectionState } from './client.ts'
import { watchClearing } from './keeping/cleared.ts'
import { storageCare } from './keeping/storage-care.ts'
import type { Noticing } from './noticing/noticing.ts'
import { accountViews } from './session/account-views.ts'
import { createActiveAccount } from './session/active-account.ts'
import { fetchedIdleness } from './session/fetched-idleness.ts'
import { fetchRooms } from './session/fetched-rooms.ts'
import { endpointFinder } from './session/find-endpoint.ts'
import { leaveNothing } from './session/leave-nothing.ts'
import { lookBehind } from './session/left-behind.ts'
import { createSayings } from './session/sayings.ts'
import { createSession } from './session/session.ts'
import { createSessions } from './session/sessions.ts'
import { createSignIn } from './signing-in/sign-in.ts'
import { signOut } from './signing-in/sign-out.ts'

export interface ClientDeps {
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
  /** The account that this tab has shown before it was loaded again, if it is still signed in. */
  wanted?: BareJid
  /** The network's edge; tests put their own in. */
  network?: {
    connect: typeof connect
    invalidate: typeof invalidateToken
    openRegistration: typeof openRegistration
    putFile: PutFile
    renew: typeof renewToken
    askWays?: typeof askWays
    whoseToken?: typeof whoseToken
    fetchRooms?: typeof fetchRooms
  }
}

export interface RunningClient extends Client {
  /** Ends everything, as when the page goes. */
  stop(): Promise<void>
}

/** What the parts of nobody's account are made of: nothing is ever written under it. */
const NOBODY = ''
const CONNECTING: ConnectionState = { status: 'connecting' }

export function createClient(deps: ClientDeps): RunningClient {
  const { storage, platform } = deps
  const findEndpoint = endpointFinder(deps)
  const network = deps.network ?? {
    connect,
    invalidate: invalidateToken,
    openRegistration: openFetchedRegistration,
    putFile,
    // Only for whoever changes a password.
    renew: async (options) => (await import('../xmpp/renew-token.ts')).renewToken(options),
  }
  const connection = value<ConnectionState>(CONNECTING)
  const sayings = createSayings()
  const idleness = fetchedIdleness(deps)
  const session = (account: BareJid, on: Platform) =>
    createSession({
      ...deps,
      fetchRooms,
      ...network,
      account,
      platform: on,
      findEndpoint,
      sayings,
      idle: idleness.since,
    })
  const sessions = createSessions(
    (account) => session(account, platform),
    (account) => leaveNothing(storage, account),
  )
  const nobody = session(NOBODY, unconnected(platform))
  const active = createActiveAccount()
  const clearing = watchClearing(deps)
  if (deps.wanted !== undefined) active.want(deps.wanted)
  const shown = () => sessions.of(active.live.get()?.jid)

  const rows = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))
  const signedIn = map(rows, (accounts) => (accounts ?? []).map(({ jid }) => jid))
  let noticing: Promise<Noticing> | null = null
  const unfollow = [
    rows.subscribe(() => followRows(rows.get() ?? [])),
    // A database that cannot be opened: nobody is signed in here, and signing in says why.
    storage.failure.subscribe(() => {
      if (storage.failure.get() && active.live.get() === undefined) active.follow([])
    }),
    ...[sessions.all, active.live].map((source) => source.subscribe(connected)),
    lookBehind(deps),
  ]

  function followRows(accounts: readonly Account[]) {
    sessions.follow(accounts.map(({ jid }) => jid))
    clearing.follow(accounts)
    active.follow(accounts)
    if (accounts.length > 0) idleness.begin()
  }

  let disconnect = () => {}
  /** What is shown of the connection is that of the account on screen; anybody's contact list may let a guest in. */
  function connected() {
    disconnect()
    const state = shown()?.state
    const follow = () => connection.set(state?.get() ?? CONNECTING)
    const stops = [
      ...(state ? [state.subscribe(follow)] : []),
      ...sessions.all.get().map(({ listed }) => listed.subscribe(() => arrival.look())),
    ]
    disconnect = () => {
      for (const stop of stops) stop()
    }
    follow()
  }

  const signIn = createSignIn({
    ...deps,
    askWays: deps.network?.askWays,
    session: sessions.open,
    drop: sessions.drop,
    // Whoever is told that they are in, finds what is theirs at once.
    async cameIn(account) {
      active.want(account)
      followRows(await storage.read(['accounts'], listAccounts))
    },
  })
  const arrival = createArrival({
    ...deps,
    openRegistration: network.openRegistration,
    enter: signIn.enter,
    active: () => active.live.get()?.jid ?? null,
    here: signedIn.get,
    session: () => shown() ?? nobody,
    sessionOf: sessions.of,
  })

  return {
    account: active.live,
    accounts: accountViews(signedIn, sessions, platform.now),
    async use(jid) {
      active.want(jid)
      await storage.write(['accounts'], (tx) => patchAccount(tx, jid, { usedAt: platform.now() }))
    },
    partsOf: (jid) => sessions.of(jid) ?? nobody,
    connection,
    settings: settingsOf(storage),
    changeSettings: (patch) => storage.write(['settings'], (tx) => putSettings(tx, patch)),
    signIn,
    async signOut() {
      const leaving = shown()
      if (!leaving) return
      const endSession = () => sessions.drop(leaving)
      await clearing.leaving(leaving.account)
      await signOut(leaving.account, { ...deps, invalidate: network.invalidate, endSession })
    },
    async deleteAccount() {
      const leaving = shown()
      const room = leaving && (await import('./acting/delete-account.ts').catch(() => null))
      if (!room) return { status: 'offline' }
      return room.deleteAccount(leaving, {
        storage,
        platform,
        leaving: () => clearing.leaving(leaving.account),
        endSession: () => sessions.drop(leaving),
      })
    },
    reconnectNow: () => shown()?.reconnectNow(),
    get conversations() {
      return (shown() ?? nobody).conversations
    },
    get messages() {
      return (shown() ?? nobody).messages
    },
    get contacts() {
      return (shown() ?? nobody).contacts
    },
    get invites() {
      return (shown() ?? nobody).invites
    },
    get people() {
      return (shown() ?? nobody).people
    },
    get search() {
      return (shown() ?? nobody).search
    },
    get access() {
      return (shown() ?? nobody).access
    },
    get inspecting() {
      return (shown() ?? nobody).inspecting
    },
    get files() {
      return (shown() ?? nobody).files
    },
    get managing() {
      return (shown() ?? nobody).managing
    },
    arrival,
    ...storageCare(deps, clearing),
    ...forOthers({
      ...deps,
      askWays: deps.network?.askWays,
      whoseToken: deps.network?.whoseToken,
      enter: signIn.enterGranted,
      accounts: () => storage.read(['accounts'], listAccounts),
      partsOf: (jid) => sessions.of(jid) ?? nobody,
    }),
    noticing() {
      noticing ??= import('./noticing/create-noticing.ts')
        .then(({ createNoticing }) => createNoticing({ storage, platform, sayings, accounts: signedIn }))
        .catch((error: unknown) => {
          // Without a network the next one who asks may have more luck.
          noticing = null
          throw error
        })
      return noticing
    },
    waking: async () => (await import('./noticing/create-waking.ts')).createWaking(deps),
    async stop() {
      for (const stop of unfollow) stop()
      disconnect()
      idleness.stop()
      arrival.stop()
      await sessions.stop()
      await nobody.stop()
    },
  }
}

function settingsOf(storage: Storage): Live<Settings> {
  const rows = storage.live([settingsTopic], () => storage.read(['settings'], readSettings))
  return { subscribe: rows.subscribe, get: () => rows.get() ?? DEFAULT_SETTINGS }
}

/** For nobody's account: no lock, no channel. */
const unconnected = (platform: Platform): Platform => ({
  ...platform,
  lock: () => ({ held: new Promise(() => {}), release: () => {} }),
  channel: () => ({ post: () => {}, listen: () => () => {}, close: () => {} }),
})
