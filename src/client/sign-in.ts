/** Coming in: an address becomes an endpoint, a password becomes a token. Every way to fail has its own answer. */
import type { Account } from '../model/account.ts'
import { type BareJid, domainpart, parseJid, toBareJid } from '../model/jid.ts'
import type { Deployment } from '../platform/deployment.ts'
import type { Platform } from '../platform/platform.ts'
import { accountOf } from '../storage/accounts.ts'
import { ALL_STORES, type Storage } from '../storage/storage.ts'
import { StorageFailure } from '../storage/storage-failure.ts'
import { forgetAccount } from '../storage/wipe.ts'
import { discover } from '../xmpp/discover.ts'
import { checkWebsocket } from '../xmpp/endpoint.ts'
import { AnotherIdentity, type ConnectFailure, type ConnectProblem } from '../xmpp/failure.ts'
import type { Registration } from '../xmpp/registration.ts'
import type { Lookup, SignIn, SignInResult } from './client.ts'
import type { Session } from './session.ts'

/** For the rest of the client: `registered` is where the account has just been made. */
export interface ComingIn extends SignIn {
  enter(
    found: { address: BareJid; websocket: string },
    password: string,
    registered?: Pick<Registration, 'signIn'>,
  ): Promise<SignInResult>
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

export function createSignIn({
  storage,
  platform,
  deployment,
  fetch,
  session,
  drop,
  cameIn,
}: SignInUseCase): ComingIn {
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
      const known = await storage.read(['accounts'], (tx) => accountOf(tx, meant.address)).catch(() => null)
      const found = await discover(meant.domain, {
        fetch,
        overrides: (await deployment).servers,
        online: () => platform.online.get(),
      })
      if (found.status === 'found') return { ...found, address: meant.address }
      // What worked once is worth a try while discovery does not answer.
      if (known && found.status !== 'offline')
        return { status: 'found', address: meant.address, websocket: known.websocket }
      return found.status === 'offline' ? found : { ...found, domain: meant.domain }
    },

    submit: (found, password) => enter(found, password),
    enter,
  }

  async function enter(
    found: { address: BareJid; websocket: string },
    password: string,
    registered?: Pick<Registration, 'signIn'>,
    isSecondName = false,
  ): Promise<SignInResult> {
    const domain = domainpart(found.address)
    const known = await storage.read(['accounts'], (tx) => accountOf(tx, found.address)).catch(() => null)
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
        password,
        registered && ((options) => registered.signIn(options)),
      )
      if (!failure) {
        void platform.keepStorage()
        opened.run()
        await cameIn(found.address)
        return { status: 'signed-in', account: found.address }
      }
      if (!known) await forget(opened)
      // What the server makes of a name is the name, as with `ß` and `ss`; nothing is kept under any other.
      const meant = failure instanceof AnotherIdentity && !known ? failure.account : null
      if (meant && meant !== found.address && domainpart(meant) === domain && !isSecondName)
        return enter({ ...found, address: meant }, password, undefined, true)
      return failed(failure, domain)
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
    if (problem === 'unreachable' && !platform.online.get()) return { status: 'offline' }
    return { status: RESULTS[problem], domain }
  }
}
