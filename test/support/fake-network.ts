/**
 * The network's edge of the client: sockets between `connect` and a fake server, frame by frame. Nothing moves until a
 * test lets it, so that a socket can break between any two frames. Signing in is agreed without a word of SASL; from
 * there on the stream is the real one.
 */
import type { ClientDeps } from '../../src/client/create-client.ts'
import { AnotherIdentity, ConnectFailure } from '../../src/xmpp/failure.ts'
import { LiveLink } from '../../src/xmpp/live-link.ts'
import { OpenStream } from '../../src/xmpp/open-stream.ts'
import type { Registration, RegistrationOptions } from '../../src/xmpp/registration.ts'
import type { ConnectOptions, FastToken, Stream } from '../../src/xmpp/stream.ts'
import { StreamManagement } from '../../src/xmpp/stream-management.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import { FakeFrontDesk } from './fake-front-desk.ts'
import type { FakeIssuer } from './fake-issuer.ts'
import { type Lobby, openFakeRegistration } from './fake-registration.ts'
import { type Answer, type Asking, FakeWire } from './fake-wire.ts'
import type { FakeXmppServer } from './fake-xmpp-server.ts'
import type { Work } from './mortal-storage.ts'

type Network = NonNullable<ClientDeps['network']>
type Invalidate = Parameters<Network['invalidate']>[0]
type Renew = Parameters<Network['renew']>[0]

const SM = 'urn:xmpp:sm:3'
/** Said by a server that keeps the list itself. */
const LIST_VERSIONS = '{urn:xmpp:features:rosterver}ver'
const PRE_APPROVAL = '{urn:xmpp:features:pre-approval}sub'
export const FEATURES = `<authentication xmlns='urn:xmpp:sasl:2'/>`
/** Long after any test. */
const FIRST_EXPIRY = Date.UTC(2090, 0, 1)
const HMAC: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' }
/** Of all tokens: what is in them is nobody's business here. */
export const SECRET = new TextEncoder().encode('s3cret-fast-t0ken')
const key: CryptoKey = await crypto.subtle.generateKey(HMAC, false, ['sign', 'verify'])

export class FakeNetwork {
  readonly server: FakeXmppServer
  readonly wires = new Set<FakeWire>()
  /** Nobody gets through. */
  down = false
  /** Whoever comes by hears nothing. */
  silent = false
  /** How often somebody tried. */
  attempts = 0
  readonly invalidated: Invalidate[] = []
  /** How long it takes until somebody knows whether a token could be taken back. */
  slow: Promise<void> | null = null
  /** How often somebody came by for a token, and no more. */
  renewed = 0
  /** Every frame that arrives, and whose it is. */
  watch: ((account: string, direction: 'up' | 'down', text: string) => void) | null = null
  /** Whether this server hands out tokens. */
  fast = true
  /** Who grants access for it; null: passwords alone. */
  issuer: FakeIssuer | null = null
  /** What the next sign-in ends with instead. */
  refuseNext: ConnectFailure | null = null
  #work: Work
  #tokens = FIRST_EXPIRY

  constructor(server: FakeXmppServer, work: Work) {
    this.server = server
    this.#work = work
  }

  /** For one tab: what it opens dies with it. */
  edge(): Network & { wires: Set<FakeWire>; kill(): void } {
    const wires = new Set<FakeWire>()
    let dead = false
    return {
      wires,
      connect: (options) => (dead ? new Promise(() => {}) : this.#connect(options, wires, () => dead)),
      openRegistration: (options) =>
        dead ? new Promise(() => {}) : this.#register(options, wires, () => dead),
      invalidate: (options) => this.#invalidate(options),
      renew: (options) => this.#renew(options),
      askWays: async () => ({ password: true, metadata: this.issuer?.metadataUrl ?? null }),
      whoseToken: async (token) => this.issuer?.accountOf(token) ?? null,
      putFile: (request) =>
        this.down
          ? Promise.reject(new Error('unreachable'))
          : this.server.files.put(request).finally(() => dead && new Promise(() => {})),
      kill() {
        dead = true
        for (const wire of wires) wire.vanish()
      },
    }
  }

  /** All sockets break at once; what was under way is lost. */
  cut(wires: Iterable<FakeWire> = this.wires): void {
    for (const wire of wires) wire.cut()
  }

  moving(): FakeWire[] {
    for (const wire of this.wires) if (wire.over) this.wires.delete(wire)
    return [...this.wires].filter((wire) => wire.up.length || wire.down.length)
  }

  async #invalidate(options: Invalidate): Promise<void> {
    const { down } = this
    await this.slow
    if (down) throw new ConnectFailure('unreachable')
    this.invalidated.push(options)
    this.server.accounts.get(options.account)?.tokens.delete(options.token.expiry ?? 0)
  }

  async #renew({ account: jid, password, signal }: Renew): Promise<FastToken | null> {
    if (this.silent)
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new ConnectFailure('aborted'))),
      )
    const account = this.server.accounts.get(jid)
    if (this.down) throw new ConnectFailure('unreachable')
    if (account?.password !== password) throw new ConnectFailure('not-authorized')
    this.renewed++
    if (!this.fast) return null
    this.#tokens++
    account.tokens.add(this.#tokens)
    return { mechanism: 'HT-SHA-256-NONE', key, expiry: this.#tokens }
  }

  #register(options: RegistrationOptions, own: Set<FakeWire>, dead: () => boolean): Promise<Registration> {
    const lobby: Lobby = {
      mindsName: this.server.habits.brand === 'ejabberd',
      enter: async ({ domain, signal }) => {
        if (this.down || signal.aborted) throw new ConnectFailure(this.down ? 'unreachable' : 'aborted')
        const wire = new FakeWire(this.server, domain, () => ({ problem: 'protocol' }))
        wire.desk = new FakeFrontDesk(this.server, domain)
        wire.watch = (direction, text) => this.watch?.(wire.account, direction, text)
        this.wires.add(wire)
        own.add(wire)
        const ends = () => wire.account === domain && wire.fail(new ConnectFailure('aborted'))
        signal.addEventListener('abort', ends)
        return wire
      },
      connect: (connect, wire) =>
        dead() ? new Promise(() => {}) : this.#connect(connect, own, dead, wire ?? undefined),
    }
    return openFakeRegistration(lobby, options)
  }

  async #connect(
    options: ConnectOptions,
    own: Set<FakeWire>,
    dead: () => boolean,
    open?: FakeWire,
  ): Promise<Stream> {
    this.attempts++
    const { credentials, signal } = options
    const password = credentials.password()
    let token = await credentials.token()
    if (!token && password === null && !credentials.bearer)
      throw new ConnectFailure('token-rejected', 'nothing to sign in with')
    if (this.down || signal.aborted) throw new ConnectFailure(this.down ? 'unreachable' : 'aborted')
    this.#overtake(options.account)
    const authority = (asking: Asking) => this.#signIn(options, asking)
    const wire = open ?? new FakeWire(this.server, options.account, authority)
    if (open) wire.handOver(options.account, authority)
    wire.watch = (direction, text) => {
      this.watch?.(options.account, direction, text)
      options.tap?.hear?.(direction === 'up' ? 'out' : 'in', text)
    }
    this.wires.add(wire)
    own.add(wire)
    signal.addEventListener('abort', () => wire.fail(new ConnectFailure('aborted')))
    const old = options.resume && StreamManagement.from(options.resume)
    const asking = { resume: options.resume?.id ?? null, h: old?.handled ?? 0 }
    let link: LiveLink | null = null
    const early = (): LiveLink => {
      const made = new LiveLink(options, wire.connection)
      link = made
      options.early(made)
      return made
    }
    const ask = (secret: Asking['secret']) => wire.ask({ ...asking, secret })
    const pipelined = token !== null && options.features !== null && !old
    try {
      const answering = token ? ask({ token: token.expiry ?? 0 }) : ask(await this.#otherwise(options))
      if (pipelined) early()
      let answer = await answering
      if ('problem' in answer && token && answer.problem === 'not-authorized') {
        ;(link as LiveLink | null)?.abandon()
        link = null
        token = null
        await credentials.dropToken()
        answer = await ask(await this.#otherwise(options))
      }
      if (
        'problem' in answer &&
        credentials.bearer &&
        password === null &&
        answer.problem === 'not-authorized'
      )
        answer = await ask(await this.#otherwise(options, true))
      if ('problem' in answer) throw new ConnectFailure(answer.problem)
      if (answer.token !== null) {
        const kept = (await credentials.keepKey?.(SECRET)) ?? key
        await credentials
          .saveToken({ mechanism: 'HT-SHA-256-NONE', key: kept, expiry: answer.token })
          .catch(() => {})
      }
      const stream = this.#stream(options, wire, answer, old, link ?? null, early, token !== null)
      this.#later(() => {
        if (!dead()) stream.start()
      })
      return stream
    } catch (error) {
      ;(link as LiveLink | null)?.abandon()
      const failure = error instanceof ConnectFailure ? error : new ConnectFailure('aborted')
      wire.fail(failure)
      throw failure
    }
  }

  /** Without a token of this server's own: by one of its issuer's, or by password. */
  async #otherwise({ account, credentials }: ConnectOptions, again = false): Promise<Asking['secret']> {
    const mechanism = await credentials.bearer?.(again)
    const password = credentials.password()
    if (!mechanism && password !== null) return { password }
    const said = mechanism && new TextDecoder().decode(await mechanism.initial())
    const bearer = said?.split('Bearer ')[1]?.split('\x01')[0]
    if (!bearer) throw new ConnectFailure('token-rejected')
    const whose = this.issuer?.accountOf(bearer)
    if (whose && whose !== account) throw new AnotherIdentity(whose)
    return { bearer }
  }

  #stream(
    options: ConnectOptions,
    wire: FakeWire,
    answer: Extract<Answer, { token: unknown }>,
    old: StreamManagement | null,
    ahead: LiveLink | null,
    early: () => LiveLink,
    byToken: boolean,
  ): OpenStream {
    const facts = {
      features: FEATURES,
      flights: byToken ? 1 : 3,
      mechanism: byToken ? 'HT-SHA-256-NONE' : 'SCRAM-SHA-256',
      postAuth: new Set([
        this.server.habits.preApproves ? PRE_APPROVAL : '{urn:xmpp:csi:0}csi',
        ...(this.server.accounts.get(options.account)?.keeper === 'refuses' ? [] : [LIST_VERSIONS]),
      ]),
    }
    if (answer.resumed !== null && old && options.resume) {
      const link = new LiveLink(options, wire.connection, old)
      link.self = options.resume.self
      old.resumed(readXml(`<resumed xmlns='${SM}' h='${answer.resumed}'/>`))
      link.askAfterResumption()
      return new OpenStream(link, { ...facts, resumed: true }, options.events)
    }
    if (old) {
      const said = answer.failed === null ? '' : ` h='${answer.failed}'`
      const upTo = old.failed(readXml(`<failed xmlns='${SM}'${said}/>`))
      if (upTo !== null) options.events.onAcked(upTo)
    }
    const link = ahead ?? early()
    link.self = answer.self
    if (answer.session === null) link.sm.disable()
    else {
      link.sm.enable(readXml(`<enabled xmlns='${SM}' resume='true' id='${answer.session}'/>`))
      link.ask()
    }
    return new OpenStream(link, { ...facts, resumed: false }, options.events)
  }

  /** At the server. */
  #signIn(options: ConnectOptions, { secret, resume, h }: Asking): ((wire: FakeWire) => void) | Answer {
    const refused = this.refuseNext
    this.refuseNext = null
    if (refused) return { problem: refused.problem }
    const account = this.server.accounts.get(options.account)
    if (account?.disabled) return { problem: 'account-disabled' }
    const valid =
      'token' in secret
        ? account?.tokens.has(secret.token)
        : 'bearer' in secret
          ? this.issuer?.accountOf(secret.bearer) === options.account
          : account?.password === secret.password
    if (!account || !valid) return { problem: 'not-authorized' }
    let token: number | null = null
    if (this.fast && !('token' in secret)) {
      this.#tokens++
      token = this.#tokens
      account.tokens.add(token)
    }
    return (wire) => {
      const old = resume === null ? null : this.server.find(account, resume)
      if (old && typeof old === 'object') {
        old.down?.end('closed')
        old.resume(wire.serverEnd, h)
        wire.begin(old, { token, resumed: old.received, failed: null, self: old.full, session: old.id })
        old.replay()
        for (const text of old.lingering.splice(0)) this.server.receive(old, text)
        return
      }
      const resource = `tessera~${options.userAgent.id.slice(0, 8)}`
      const session = this.server.bind(account, resource, wire.serverEnd)
      wire.begin(session, { token, resumed: null, failed: old, self: session.full, session: session.id })
    }
  }

  /** What an earlier socket still carries reaches the server before a new one does. */
  #overtake(account: string): void {
    for (const wire of this.wires)
      while (wire.left && wire.account === account && wire.up.length) wire.moveUp()
  }

  #later(run: () => void): void {
    this.#work.running++
    setImmediate(() => {
      this.#work.running--
      this.#work.begun++
      run()
    })
  }
}
