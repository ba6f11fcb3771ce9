/**
 * The writing side of one session, from the first early request to the end of the stream. A sign-in that failed
 * abandons its link: a new one starts its own count, and nobody can write on the old one.
 */
import type { Element } from '@xmpp/xml'
import { type BareJid, domainpart, type FullJid } from '../model/jid.ts'
import type { Connection } from './connection.ts'
import { LinkLost } from './failure.ts'
import { writeFrame } from './framing.ts'
import type { Link } from './link.ts'
import { Requests } from './request.ts'
import { createRouter, type Router, type RouterOptions } from './router.ts'
import { askElement, StreamManagement } from './stream-management.ts'
import { writeClientState } from './xep-0352-client-state.ts'

/** Stanzas that wait for an acknowledgement are kept: after so many it is asked for in any case. */
const LONG_SILENCE = 100

export class LiveLink implements Link {
  self: FullJid | null = null
  readonly account: BareJid
  readonly domain: string
  readonly router: Router
  readonly requests: Requests
  #over = false

  constructor(
    options: RouterOptions,
    readonly connection: Connection,
    readonly sm = new StreamManagement(),
  ) {
    this.account = options.account
    this.domain = domainpart(options.account)
    this.router = createRouter(options)
    this.requests = new Requests(options.account, (stanza) => this.send(stanza))
  }

  send(stanza: Element): number {
    if (this.#over) throw new LinkLost()
    const text = writeFrame(stanza)
    this.connection.write(text)
    const number = this.sm.note(text)
    // A question has its answer, and an answer has nobody who waits for it: thousands of them, when the contacts' servers
    // ask what we can do, must not become thousands of requests more.
    if (stanza.name !== 'iq' || this.sm.silent >= LONG_SILENCE) this.askSoon()
    return number
  }

  async request(iq: Element, timeoutMs?: number): Promise<Element> {
    return this.requests.request(iq, timeoutMs)
  }

  collect(take: (message: Element) => boolean): () => void {
    return this.router.collect(take)
  }

  /** What is no stanza: not counted, and nothing to complain about when the stream is gone. */
  sendNonza(element: Element): void {
    if (!this.#over && !this.connection.failure) this.connection.write(writeFrame(element))
  }

  /** One `<r/>` behind everything that is written in one go; ticks then take one round trip. */
  askSoon(): void {
    if (!this.sm.unasked) return
    queueMicrotask(() => {
      if (this.sm.unasked) this.ask()
    })
  }

  ask(): void {
    this.sm.asked()
    this.sendNonza(askElement())
  }

  setActive(active: boolean): void {
    this.sendNonza(writeClientState(active))
  }

  abandon(): void {
    this.#over = true
    this.requests.abandon()
  }
}
