/** Coming in: an address becomes an endpoint, a password becomes a token. Every way to fail has its own answer. */
import type { Account } from '../../model/account.ts'
import { type BareJid, domainpart, parseJid, toBareJid } from '../../model/jid.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf } from '../../storage/accounts.ts'
import { ALL_STORES, type Storage } from '../../storage/storage.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { forgetAccount } from '../../storage/wipe.ts'
import { checkWebsocket } from '../../xmpp/endpoint.ts'
import { AnotherIdentity, type ConnectFailure, type ConnectProblem } from '../../xmpp/failure.ts'
import type { Registration } from '../../xmpp/registration.ts'
import type { askWays } from '../../xmpp/ways-in.ts'
import type { Lookup, SignIn, SignInResult } from '../client.ts'
import { findServer } from '../session/find-server.ts'
import type { EnterGranted, Granted } from '../session/granted.ts'
import type { Session } from '../session/session.ts'
import { askingIssuers } from './oauth-deps.ts'
import type { ServerPagesDesk } from './server-pages.ts'

/** For the rest of the client: `registered` is where the account has just been made. */
export interface ComingIn extends SignIn {
  enter(
    found: { address: BareJid; websocket: string },
    password: string,
    registered?: Pick<Registration, 'signIn'>,
  ): Promise<SignInResult>
  /** By what the server's own pages gave, however that was asked for. */
  enterGranted: EnterGranted
}

export interface SignInUseCase {
  storage: Storage
  platform: Platform
  /** Read while the first screen is drawn already. */
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
  /** The session of an account, as the client keeps it: a second call gives the same one. */
  session(account: BareJid): Session
  /** It will not be needed: nobody came in. */
  drop(session: Session): Promise<void>
  /** The network's edge; its own where there is none. */
  askWays?: typeof askWays | undefined
  /** They are in, and want to see it. */
  cameIn(account: BareJid): Promise<void>
}

const RESULTS: Record<
  ConnectProblem,
  Exclude<SignInResult['status'], 'signed-in' | 'offline' | 'no-storage'>
> = {
  unreachable: 'unreachable',
  timeout: 'timeout',
  'not-authorized': 'refused',
  'token-rejected': 'refused',
  'no-mechanism': 'no-mechanism',
  'server-not-proved': 'not-proved',
  'account-disabled': 'account-disabled',
  'host-unknown': 'host-unknown',
  conflict: 'unreachable',
  'stream-error': 'unreachable',
  protocol: 'unreachable',
  aborted: 'unreachable',
}

/** What having no network looks like. */
const CUT_OFF: readonly ConnectProblem[] = ['unreachable', 'timeout', 'aborted']

export function createSignIn({
  storage,
  platform,
  deployment,
  fetch,
  session,
  drop,
  cameIn,
  askWays,
}: SignInUseCase): ComingIn {
  let desk: Promise<ServerPagesDesk> | null = null

  async function address(text: string): Promise<Lookup | { address: BareJid; domain: string }> {
    const { defaultDomain, lockDomain } = await deployment
    const full = text.includes('@') || !defaultDomain ? text : `${text.trim()}@${defaultDomain}`
    const bare = toBareJid(full)
    if (!bare || parseJid(bare)?.local == null) return { status: 'bad-address' }
    const domain = domainpart(bare)
    if (lockDomain && defaultDomain && domain !== defaultDomain)
      return { status: 'other-domain', domain: defaultDomain }
    return { address: bare, domain }
  }

  return {
    async lookup(text, typedWebsocket) {
      const meant = await address(text)
      if ('status' in meant) return meant
      const typed = typedWebsocket === undefined ? null : checkWebsocket(typedWebsocket.trim())
      if (typed) return { status: 'found', address: meant.address, websocket: typed }
      if (typedWebsocket !== undefined) return { status: 'no-web-access', domain: meant.domain }
      const known = await knownAt(meant.address)
      const found = await findServer({ platform, deployment, fetch }, meant.domain)
      if (found.status === 'found') return { ...found, address: meant.address }
      // What worked once is worth a try while discovery does not answer.
      if (known && found.status !== 'offline')
        return { status: 'found', address: meant.address, websocket: known.websocket }
      return found.status === 'offline' ? found : { ...found, domain: meant.domain }
    },

    submit: (found, password) => enter(found, password),
    enter,
    enterGranted: attempt,
    ways: async (found) => (await pages().catch(() => null))?.ways(found) ?? { password: true, pages: null },
    prefersPages: async () => (await deployment).oauth.prefer,
    returned: async () => (await pages()).returned(),
  }

  /** Fetched for whoever has typed an address. */
  function pages(): Promise<ServerPagesDesk> {
    desk ??= import('./server-pages.ts').then(({ createServerPages }) =>
      createServerPages(askingIssuers({ storage, platform, deployment, fetch, askWays, enter: attempt })),
    )
    desk.catch(() => {
      desk = null
    })
    return desk
  }

  async function enter(
    found: { address: BareJid; websocket: string },
    password: string,
    registered?: Pick<Registration, 'signIn'>,
  ): Promise<SignInResult> {
    const domain = domainpart(found.address)
    const known = await knownAt(found.address)
    const result = await attempt(found, password, registered)
    if (!(result instanceof AnotherIdentity)) return result
    // What the server makes of a name is the name, as with `ß` and `ss`; nothing is kept under any other.
    const isSpelling = !known && result.account !== found.address && domainpart(result.account) === domain
    const second = isSpelling ? await attempt({ ...found, address: result.account }, password) : result
    return second instanceof AnotherIdentity ? failed(second, domain) : second
  }

  function knownAt(address: BareJid): Promise<Account | null> {
    return storage.read(['accounts'], (tx) => accountOf(tx, address)).catch(() => null)
  }

  async function attempt(
    found: { address: BareJid; websocket: string },
    secret: string | Granted,
    registered?: Pick<Registration, 'signIn'>,
  ): Promise<SignInResult | AnotherIdentity> {
    const domain = domainpart(found.address)
    const known = await knownAt(found.address)
    const candidate: Account = {
      jid: found.address,
      userAgentId: known?.userAgentId ?? crypto.randomUUID(),
      websocket: found.websocket,
      features: null,
      rosterVersion: known?.rosterVersion ?? null,
      signedInAt: platform.now(),
      usedAt: platform.now(),
    }
    const opened = session(found.address)
    try {
      const failure = await opened.signIn(
        candidate,
        secret,
        registered && ((options) => registered.signIn(options)),
      )
      if (!failure) {
        keepSafe(platform)
        opened.run()
        await cameIn(found.address)
        return { status: 'signed-in', account: found.address }
      }
      if (!known) await forget(opened)
      return failure instanceof AnotherIdentity ? failure : failed(failure, domain)
    } catch (error) {
      if (!known) await forget(opened).catch(() => {})
      if (error instanceof StorageFailure) return { status: 'no-storage' }
      throw error
    }
  }

  /** Nothing of a sign-in that failed stays behind. */
  async function forget(opened: Session): Promise<void> {
    await drop(opened)
    await storage.write(ALL_STORES, (tx) => forgetAccount(tx, opened.account))
  }

  function failed({ problem }: ConnectFailure, domain: string): SignInResult {
    if (CUT_OFF.includes(problem) && !platform.online.get()) return { status: 'offline' }
    return { status: RESULTS[problem], domain }
  }
}

/** Where the browser decides by itself; where it would ask the person, that waits until it can be said what for. */
function keepSafe({ room }: Platform): void {
  room()
    .then((found) => found.asksPerson || found.keepSafe())
    .catch(() => {})
}
