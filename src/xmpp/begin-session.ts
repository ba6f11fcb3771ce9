/** From `<success/>` to online: keeps the token first, then resumes or binds, and lets the first requests go. */
import type { Element } from '@xmpp/xml'
import { bareJid, type FullJid, formatJid, parseJid } from '../model/jid.ts'
import { bindClassic, enableClassic, resumeClassic } from './bind-classic.ts'
import type { Connection } from './connection.ts'
import { AnotherIdentity, ConnectFailure } from './failure.ts'
import { readToken } from './fast-token.ts'
import { LiveLink } from './live-link.ts'
import { NS_BIND2 } from './offer.ts'
import { featureNames, OpenStream, type SignedIn } from './open-stream.ts'
import type { Companion, Outcome } from './sign-in.ts'
import { childOf, childText, localName } from './stanza.ts'
import type { ConnectOptions } from './stream.ts'
import { awaitFeatures } from './stream-header.ts'
import { NS_SM, StreamManagement } from './stream-management.ts'
import { NS_CSI } from './xep-0352-client-state.ts'

const MAX_JID = 3071
const STATE_FEATURE = `{${NS_CSI}}csi`

const announcesState = (features: Element): boolean => featureNames(features).includes(STATE_FEATURE)

export class SessionStart implements Companion {
  /** The session of an earlier stream; null when there is none, or none any more. */
  old: StreamManagement | null
  #connection: Connection
  #options: ConnectOptions
  #link: LiveLink | null = null

  constructor(connection: Connection, options: ConnectOptions) {
    this.#connection = connection
    this.#options = options
    this.old = options.resume && StreamManagement.from(options.resume)
  }

  /** With a pipelined sign-in, unless it resumes: then the old requests come first, and the new ones are not due. */
  send(): void {
    if (!this.old) this.#early()
  }

  withdraw(): void {
    this.#link?.abandon()
    this.#link = null
  }

  async begin(outcome: Outcome): Promise<OpenStream> {
    const { success, mechanism, offer } = outcome
    // Before anything: a token of somebody else is not to be kept under this name.
    if (success) refuseAnother(named(success), this.#options.account)
    if (success) await this.#keepToken(success)
    const facts = { mechanism, features: offer?.text ?? null }
    const resumed = success && childOf(success, 'resumed', NS_SM)
    if (resumed) return this.#resume(resumed, facts, offer?.bind?.has(NS_CSI) ?? false)
    const failed = success && childOf(success, 'failed', NS_SM)
    if (failed) this.#forgetOld(failed)
    const bound = success && childOf(success, 'bound', NS_BIND2)
    if (bound) return this.#inline(success, bound, outcome)
    const features = success ? await awaitFeatures(this.#connection) : outcome.features
    const late = await this.#resumeClassic(features)
    return late ? this.#resume(late, facts, announcesState(features)) : this.#byHand(features, facts)
  }

  /** Atomically, before anything else of the answer counts (XEP-0484 §3.4). Where it cannot be stored, the stream is
   * still good: the old token works until the new one has been used. */
  async #keepToken(success: Element): Promise<void> {
    const token = await readToken(success, this.#options.credentials)
    if (token) await this.#options.credentials.saveToken(token).catch(() => undefined)
  }

  #resume(
    resumed: Element,
    facts: Pick<SignedIn, 'mechanism' | 'features'>,
    knowsState: boolean,
  ): OpenStream {
    const { old } = this
    if (!old || !this.#options.resume) throw new ConnectFailure('protocol', 'sm: resumed')
    const flights = this.#connection.flights
    const link = new LiveLink(this.#options, this.#connection, old)
    link.self = this.#options.resume.self
    old.resumed(resumed)
    link.askAfterResumption()
    // XEP-0352 §5: a resumed session is to be taken for active. Prosody 13.0 does not: a page that was closed said that
    // nobody is looking, and five seconds after it is resumed such a session falls silent until it is told otherwise.
    if (knowsState) link.setActive(this.#options.active)
    return this.#stream(link, { ...facts, resumed: true, flights, postAuth: new Set() })
  }

  async #resumeClassic(features: Element): Promise<Element | null> {
    const answer = this.old && (await resumeClassic(this.#connection, features, this.old))
    if (answer && localName(answer) === 'resumed') return answer
    if (answer) this.#forgetOld(answer)
    return null
  }

  #forgetOld(failed: Element): void {
    const upTo = this.old?.failed(failed) ?? null
    this.old = null
    if (upTo !== null) this.#options.events.onAcked(upTo)
  }

  /** Bind 2: the session is there already, in the same answer. */
  async #inline(success: Element, bound: Element, { mechanism, offer }: Outcome): Promise<OpenStream> {
    const flights = this.#connection.flights
    const link = this.#bind(identity(success), childOf(bound, 'enabled', NS_SM))
    const postAuth = await this.#postAuth()
    if (!offer?.bind?.has(NS_CSI)) this.#tellState(link, postAuth.has(STATE_FEATURE))
    return this.#stream(link, { mechanism, features: offer?.text ?? null, resumed: false, flights, postAuth })
  }

  /** The server has signed us in, and no more: SASL2 without Bind 2, or the classic way. */
  async #byHand(features: Element, facts: Pick<SignedIn, 'mechanism' | 'features'>): Promise<OpenStream> {
    this.withdraw()
    const self = await bindClassic(this.#connection, features)
    refuseAnother(self, this.#options.account)
    const enabled = await enableClassic(this.#connection, features)
    const flights = this.#connection.flights
    const link = this.#bind(self, enabled)
    const postAuth = new Set(featureNames(features))
    this.#tellState(link, announcesState(features))
    return this.#stream(link, { ...facts, resumed: false, flights, postAuth })
  }

  #bind(self: FullJid, enabled: Element | null): LiveLink {
    this.old = null
    const link = this.#link ?? this.#early(self)
    link.self = self
    if (enabled) link.sm.enable(enabled)
    else link.sm.disable()
    // Also when nothing was written yet: the answer is what `#postAuth` sees at the latest.
    if (enabled) link.ask()
    return link
  }

  #early(self: FullJid | null = null): LiveLink {
    const link = new LiveLink(this.#options, this.#connection)
    link.self = self
    this.#link = link
    this.#options.early(link)
    return link
  }

  /** XEP-0388 §2.5: they come right behind; whatever else comes first says that this server sends none. */
  async #postAuth(): Promise<Set<string>> {
    const frame = await this.#connection.next()
    if (frame.kind === 'features') return new Set(featureNames(frame.element))
    this.#connection.unread(frame)
    return new Set()
  }

  /** New sessions are active until they say otherwise. */
  #tellState(link: LiveLink, knowsState: boolean): void {
    if (!this.#options.active && knowsState) link.setActive(false)
  }

  #stream(link: LiveLink, facts: SignedIn): OpenStream {
    return new OpenStream(link, facts, this.#options.events)
  }
}

const named = (success: Element): FullJid | null => {
  const parts = parseJid(childText(success, 'authorization-identifier', MAX_JID) ?? '')
  return parts && formatJid(parts)
}

function refuseAnother(self: FullJid | null, account: string): void {
  if (self && bareJid(self) !== account) throw new AnotherIdentity(bareJid(self))
}

/** Who the server says we are, with the name of the session. */
function identity(success: Element): FullJid {
  const self = named(success)
  if (!self?.includes('/')) throw new ConnectFailure('protocol', 'identity')
  return self
}
