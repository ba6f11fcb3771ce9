/** A stream that is online: tells the client what comes in, counts, answers, and ends once. */
import type { Element } from '@xmpp/xml'
import { ConnectFailure } from './failure.ts'
import type { Frame } from './framing.ts'
import type { LiveLink } from './live-link.ts'
import { attribute, isElement, localName, makeId, namespaceOf } from './stanza.ts'
import type { ResumeState, Stream, StreamEvents } from './stream.ts'
import { NS_SM } from './stream-management.ts'
import { writePing } from './xep-0199-ping.ts'

export interface SignedIn {
  resumed: boolean
  flights: number
  mechanism: string
  features: string | null
  postAuth: Set<string>
}

const HEARING_PATIENCE = 3_000
/** Where a slow line still brings what was missed, the answer comes behind all of it. */
const REPLAY_PATIENCE = 15_000

export class OpenStream implements Stream {
  readonly resumed: boolean
  readonly flights: number
  readonly mechanism: string
  readonly features: string | null
  readonly postAuth: Set<string>
  #link: LiveLink
  #events: StreamEvents
  /** What comes before the first `<a/>` was waiting for us on the server: it answers in order. */
  #replaying: boolean
  #probes: ((alive: boolean) => void)[] = []
  #isListening = false
  #hearUntil = 0
  #over = false
  #finished = false
  /** For a session that is counted and cannot be resumed: numbers of one never mean another. */
  #name = makeId()

  constructor(link: LiveLink, facts: SignedIn, events: StreamEvents) {
    this.#link = link
    this.#events = events
    this.resumed = this.#replaying = facts.resumed
    this.flights = facts.flights
    this.mechanism = facts.mechanism
    this.features = facts.features
    this.postAuth = facts.postAuth
  }

  /** Tells what has come in so far, and from now on. */
  start(): void {
    if (this.resumed) {
      // Prosody 13 reads the new socket of a resumed session with the rest of the old one in its buffer: where that
      // was cut in the middle of a frame, it talks on and hears nothing. The `<r/>` behind the resumption finds out.
      this.#hearUntil = performance.now() + REPLAY_PATIENCE
      this.#listen()
      guarded(() => this.#events.onAcked(this.#link.sm.acked))
    }
    this.#link.connection.flow({
      frame: (frame) => this.#read(frame),
      closed: (failure) => this.#end(failure),
    })
  }

  get account() {
    return this.#link.account
  }
  get domain() {
    return this.#link.domain
  }
  get self() {
    return this.#link.self ?? this.#link.account
  }
  get sessionId() {
    return this.#link.sm.enabled ? (this.#link.sm.id ?? this.#name) : null
  }

  send(stanza: Element): number {
    return this.#link.send(stanza)
  }
  request(iq: Element, timeoutMs?: number): Promise<Element> {
    return this.#link.request(iq, timeoutMs)
  }
  collect(take: (message: Element) => boolean): () => void {
    return this.#link.collect(take)
  }
  received(): number {
    return this.#link.sm.received
  }
  extra(): number {
    return this.#link.sm.extra
  }
  acknowledge(handled: number): void {
    const answer = this.#link.sm.acknowledge(handled)
    if (this.#link.sm.enabled) this.#link.sendNonza(answer)
  }
  setActive(active: boolean): void {
    this.#link.setActive(active)
  }

  async probe(timeoutMs: number): Promise<boolean> {
    if (this.#over) return false
    if (!this.#link.sm.enabled) return this.#ping(timeoutMs)
    return new Promise((resolve) => {
      const alarm = setTimeout(() => this.#settleProbes(false), timeoutMs)
      this.#probes.push((alive) => {
        clearTimeout(alarm)
        resolve(alive)
      })
      this.#link.ask()
    })
  }

  exportState(): ResumeState | null {
    return this.#finished ? null : this.#link.sm.export(this.self)
  }

  drop(): void {
    this.#link.connection.fail(new ConnectFailure('aborted', 'dropped'))
  }

  async close(): Promise<void> {
    this.#finished = true
    await this.#link.connection.close()
  }

  /** Whether it hears us after a resumption. */
  #listen(): void {
    this.#isListening = true
    this.#link.connection.deadline(
      Math.min(HEARING_PATIENCE, this.#hearUntil - performance.now()),
      new ConnectFailure('timeout', 'not heard after resumption'),
    )
  }

  #heard(): void {
    this.#isListening = false
    this.#link.connection.deadline(null)
  }

  #read(frame: Frame): void {
    if (frame.kind === 'malformed') this.#link.sm.received++
    // Counted although nobody could read it: left out, the server would send it again after every resumption, for
    // ever, and the count of all that follows would be wrong.
    else if (frame.kind === 'stanza') this.#stanza(frame.element)
    else if (frame.kind === 'features')
      for (const name of featureNames(frame.element)) this.postAuth.add(name)
    else if (frame.kind === 'nonza' && namespaceOf(frame.element) === NS_SM) this.#manage(frame.element)
  }

  #stanza(stanza: Element): void {
    this.#link.sm.received++
    if (this.#isListening) this.#listen()
    const type = attribute(stanza, 'type')
    if (localName(stanza) === 'iq' && (type === 'result' || type === 'error')) {
      if (this.#link.answered(stanza)) this.#heard()
      return
    }
    for (const incoming of this.#link.router.read(stanza, { resumed: this.#replaying }))
      guarded(() => this.#events.onIncoming(incoming))
    const answer = this.#link.router.answer(stanza)
    if (answer && !this.#over) this.#link.send(answer)
  }

  #manage(element: Element): void {
    const name = localName(element)
    if (name === 'r') guarded(() => this.#events.onAckRequested())
    if (name !== 'a' || !this.#link.sm.enabled) return
    const { sm } = this.#link
    if (this.#replaying && !sm.isDeaf) this.#heard()
    this.#replaying = false
    if (sm.isDeaf) {
      this.#settleProbes(true)
      return
    }
    try {
      const before = this.#link.sm.acked
      const upTo = this.#link.sm.ack(element)
      if (upTo > before) guarded(() => this.#events.onAcked(upTo))
      this.#link.release()
      this.#settleProbes(true)
    } catch (error) {
      // Where the two count differently, nothing is certain any more: the next session begins with the archive's word.
      this.#finished ||= error instanceof ConnectFailure && error.problem === 'protocol'
      this.#link.connection.fail(
        error instanceof ConnectFailure ? error : new ConnectFailure('protocol', 'sm'),
      )
    }
  }

  async #ping(timeoutMs: number): Promise<boolean> {
    return this.request(writePing(this.domain), timeoutMs).then(
      () => true,
      (error: Error) => error.name === 'StanzaError',
    )
  }

  #settleProbes(alive: boolean): void {
    for (const settle of this.#probes.splice(0)) settle(alive)
  }

  #end(failure: ConnectFailure): void {
    this.#over = true
    // A session in which the server does not hear us is not worth resuming again: the next sign-in starts a new one.
    if (
      (this.#replaying || this.#link.sm.isDeaf) &&
      (failure.problem === 'timeout' || failure.problem === 'protocol')
    )
      this.#finished = true
    this.#settleProbes(false)
    this.#link.abandon()
    guarded(() => this.#events.onClosed(failure))
  }
}

/** `{namespace}name` of everything announced. */
export const featureNames = (features: Element): string[] =>
  features.children.filter(isElement).map((element) => `{${namespaceOf(element)}}${localName(element)}`)

/** A fault of the client's own must show itself, and must not stop what still has to be read. */
function guarded(run: () => void): void {
  try {
    run()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
