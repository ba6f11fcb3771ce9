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
import { attribute, makeId } from './stanza.ts'
import { askElement, StreamManagement } from './stream-management.ts'
import { writePing } from './xep-0199-ping.ts'
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
  /** Of the question that finds out where the old socket ends. */
  #question: string | null = null

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
    if (this.sm.holds && this.connection.failure) throw new LinkLost()
    const text = writeFrame(stanza)
    if (!this.sm.holds) this.connection.write(text)
    const number = this.sm.note(text)
    // A question has its answer, and an answer has nobody who waits for it: thousands of them, when the contacts' servers
    // ask what we can do, must not become thousands of requests more.
    if (stanza.name !== 'iq' || this.sm.silent >= LONG_SILENCE) this.askSoon()
    return number
  }

  /** Right behind a resumption: how far are you? Where something is to be repeated, the answer must not be about what the
   * old socket still brings: an answer to a question of this one says that there is no more of it. */
  askAfterResumption(): void {
    if (this.sm.holds) {
      this.#question = makeId()
      this.sm.noteQuestion()
      this.connection.write(writeFrame(writePing(this.domain, this.#question)))
    }
    this.ask()
  }

  /** An answer; true when it was the one that says so. */
  answered(iq: Element): boolean {
    const isIt = this.#question !== null && attribute(iq, 'id') === this.#question
    if (isIt) this.sm.questionAnswered()
    else this.requests.answer(iq, this.self)
    return isIt
  }

  /** The server has said what it has of the socket before this one: the rest, and what was said meanwhile. */
  release(): void {
    const texts = this.sm.release()
    for (const text of texts) this.connection.write(text)
    if (texts.length) this.ask()
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
    if (!this.sm.unasked || this.sm.holds) return
    queueMicrotask(() => {
      if (this.sm.unasked && !this.sm.holds) this.ask()
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
