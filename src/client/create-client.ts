/** Puts the client together: the account of this device, its session, and what does not belong to any account. */
import { type Live, value } from '../live/live.ts'
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import type { Deployment } from '../platform/deployment.ts'
import type { Platform } from '../platform/platform.ts'
import { listAccounts } from '../storage/accounts.ts'
import { putSettings, readSettings } from '../storage/settings.ts'
import type { Storage } from '../storage/storage.ts'
import { accountsTopic, settingsTopic } from '../storage/topics.ts'
import { connect } from '../xmpp/connect.ts'
import { invalidateToken } from '../xmpp/invalidate-token.ts'
import { openRegistration } from '../xmpp/registration.ts'
import { createArrival } from './arrival.ts'
import type { Client, ConnectionState } from './client.ts'
import { endpointFinder } from './find-endpoint.ts'
import { createSession, type Session } from './session.ts'
import { createSignIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export interface ClientDeps {
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
  /** The network's edge; tests put their own in. */
  network?: {
    connect: typeof connect
    invalidate: typeof invalidateToken
    openRegistration: typeof openRegistration
  }
}

export interface RunningClient extends Client {
  /** Ends everything, as when the page goes. */
  stop(): Promise<void>
}

/** What the parts of nobody's account are made of: nothing is ever written under it. */
const NOBODY = ''

export function createClient(deps: ClientDeps): RunningClient {
  const { storage, platform } = deps
  const findEndpoint = endpointFinder(deps)
  const network = deps.network ?? { connect, invalidate: invalidateToken, openRegistration }
  const account = value<Account | null | undefined>(undefined)
  const connection = value<ConnectionState>({ status: 'connecting' })
  let session: Session | null = null
  let unfollow = () => {}
  const nobody = createSession({
    ...deps,
    ...network,
    account: NOBODY,
    platform: unconnected(platform),
    findEndpoint,
  })

  function sessionOf(jid: BareJid): Session {
    if (session?.account === jid) return session
    void end()
    const opened = createSession({ ...deps, ...network, account: jid, findEndpoint })
    session = opened
    const follow = () => connection.set(opened.state.get())
    const stops = [opened.state.subscribe(follow), opened.listed.subscribe(() => arrival.look())]
    unfollow = () => {
      for (const stop of stops) stop()
    }
    follow()
    return opened
  }
  async function end(): Promise<void> {
    const ended = session
    session = null
    unfollow()
    connection.set({ status: 'connecting' })
    await ended?.stop()
  }

  const rows = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))
  const follow = () => {
    const all = rows.get()
    if (!all) return
    const next = all[0] ?? null
    const before = account.get()
    // The screens follow; a change of what only the engine needs (features, versions) is no news to them.
    if (next?.jid !== before?.jid || before === undefined) account.set(next)
    if (!next) {
      if (before) void end()
    } else if (session?.account !== next.jid) sessionOf(next.jid).run()
  }
  const unsubscribe = rows.subscribe(follow)
  // A database that cannot be opened: nobody is signed in here, and signing in says why.
  const unfail = storage.failure.subscribe(() => {
    if (storage.failure.get() && account.get() === undefined) account.set(null)
  })

  const signIn = createSignIn({
    ...deps,
    session: sessionOf,
    drop: (unused) => (session === unused ? end() : unused.stop()),
  })
  const arrival = createArrival({
    ...deps,
    openRegistration: network.openRegistration,
    enter: signIn.enter,
    session: () => session ?? nobody,
    sessionOf: (jid) => (session?.account === jid ? session : null),
  })

  return {
    account,
    connection,
    settings: settingsOf(storage),
    changeSettings: (patch) => storage.write(['settings'], (tx) => putSettings(tx, patch)),
    signIn,
    async signOut() {
      const jid = account.get()?.jid
      if (jid) await signOut(jid, { storage, platform, invalidate: network.invalidate, endSession: end })
    },
    reconnectNow: () => session?.reconnectNow(),
    get conversations() {
      return (session ?? nobody).conversations
    },
    get messages() {
      return (session ?? nobody).messages
    },
    get contacts() {
      return (session ?? nobody).contacts
    },
    get invites() {
      return (session ?? nobody).invites
    },
    arrival,
    async stop() {
      unsubscribe()
      unfail()
      arrival.stop()
      await end()
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
