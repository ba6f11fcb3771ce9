/**
 * XEP-0198: Stream Management 1.6.1, the counting. https://xmpp.org/extensions/xep-0198.html
 * Pure: it is told what was written and read, and says what that means. Counters go on for ever here and are cut to
 * 32 bits on the wire (§5), so that numbers which others keep (the outbox) stay comparable.
 */
import { type Element, xml } from '@xmpp/xml'
import type { FullJid } from '../model/jid.ts'
import { ConnectFailure } from './failure.ts'
import { attribute } from './stanza.ts'
import type { ResumeState } from './stream.ts'

export const NS_SM = 'urn:xmpp:sm:3'
const WRAP = 2 ** 32
/** Texts kept for a resumption. Beyond it the session cannot be resumed until the server has caught up; nothing is
 * lost by that, the outbox has every message and sends it again in a new session. */
const MAX_KEPT = 2000

export class StreamManagement {
  /** Null: not enabled, or not resumable. */
  id: string | null = null
  enabled = false
  received = 0
  handled = 0
  #acked = 0
  #unacked: (string | null)[] = []
  #kept = 0
  #asked = 0
  /** What was written on the socket before this one and is not repeated yet; null = all that counts is written. */
  #held: number | null = null
  /** Of the server's count: questions of the stream itself, which have no number. Unsure: whether they were heard. */
  #extra = 0
  #unsure = 0
  /** How much of what another page wrote the server has yet to read, nobody knows. */
  #doubtful = false

  /** Goes on from an earlier stream. */
  static from(state: ResumeState): StreamManagement {
    const sm = new StreamManagement()
    sm.id = state.id
    sm.received = sm.handled = state.handled
    sm.#acked = state.acked
    sm.#unacked = [...state.unacked]
    sm.#kept = state.unacked.length
    sm.#extra = state.extra ?? 0
    sm.#unsure = state.unsure ?? 0
    sm.#doubtful = state.doubtful ?? false
    return sm
  }

  get sent(): number {
    return this.#acked + this.#unacked.length
  }

  get extra(): number {
    return this.#extra
  }

  get acked(): number {
    return this.#acked
  }

  /** Something was written since the server was last asked. */
  get unasked(): boolean {
    return this.enabled && this.sent > this.#asked
  }

  /** How much of it. */
  get silent(): number {
    return this.enabled ? this.sent - this.#asked : 0
  }

  /** Counts a stanza of ours; returns its number. */
  note(text: string): number {
    const keep = this.holds || this.#kept < MAX_KEPT
    if (keep) this.#kept++
    this.#unacked.push(keep ? text : null)
    return this.sent
  }

  asked(): void {
    this.#asked = this.sent
  }

  enable(element: Element): void {
    this.enabled = true
    const resumable = ['true', '1'].includes(attribute(element, 'resume') ?? '')
    this.id = resumable ? attribute(element, 'id') || null : null
  }

  /** Without stream management numbers go on, and nothing is kept for a resumption that cannot be. */
  disable(): void {
    this.#acked = this.sent
    this.#unacked = []
    this.#kept = 0
  }

  /** `<a h>`: throws when the server claims what we never sent. */
  ack(element: Element): number {
    const step = this.#step(element)
    if (this.#held === 0 && this.#doubtful && step !== null && step < WRAP / 2) {
      // All that it has read since is of the page before: counted there, and without a number here.
      this.#doubtful = false
      this.#extra += step
      return this.#acked
    }
    if (step === null || step > (this.#held ?? this.#unacked.length))
      throw new ConnectFailure('protocol', 'sm: impossible h')
    for (const text of this.#unacked.splice(0, step)) if (text !== null) this.#kept--
    this.#acked += step
    if (this.#held !== null) this.#held -= step
    return this.#acked
  }

  /**
   * `<resumed h>`. What the server lacks by that count may still be on its way to it: Prosody goes on reading what came by
   * the old socket after it has answered on the new one. Repeated at once, it would be done twice and counted twice, and
   * then the server's count runs ahead of ours: it would say of later stanzas that it has them before they have left. So
   * nothing that has a number is written before the server has answered a question on the new socket. What it counts by
   * then is all that it will ever read of the old one.
   */
  resumed(element: Element): void {
    this.#catchUp(element)
    this.enabled = true
    if (this.#unacked.length || this.#doubtful) this.#held = this.#unacked.length
  }

  /** Stanzas are numbered and kept, and must not be written. */
  get holds(): boolean {
    return this.#held !== null
  }

  /** That question is written. Not heard, it may still have been counted: then that is assumed, and what it costs is that
   * one stanza is written twice. */
  noteQuestion(): void {
    this.#extra++
    this.#unsure++
  }

  /** It is answered: from now on the server's counts are about the new socket. */
  questionAnswered(): void {
    this.#unsure = 0
  }

  /** Counts that come now answer what was asked on the old socket. */
  get isDeaf(): boolean {
    return this.holds && this.#unsure > 0
  }

  /** The server has said how far it is: what has to be written now, the old and the new, in order. */
  release(): readonly string[] {
    if (this.#held === null) return []
    this.#held = null
    return this.#unacked.filter((text) => text !== null)
  }

  /** `<failed h>`: how far the server got with the old session, if it remembers (§5). Never throws: the session is
   * over in any case, and a number that makes no sense is as good as none. */
  failed(element: Element): number | null {
    if (attribute(element, 'h') === null) return null
    try {
      this.#catchUp(element)
      return this.#acked
    } catch {
      return null
    }
  }

  /** Nothing kept means that it is not known what was sent last (a reload): the server's word counts. */
  #catchUp(element: Element): void {
    const step = this.#step(element)
    if (this.#unacked.length === 0 && step !== null && step < WRAP / 2) this.#acked += step
    else this.ack(element)
  }

  #step(element: Element): number | null {
    const text = attribute(element, 'h') ?? ''
    if (!/^\d{1,10}$/.test(text) || Number(text) >= WRAP) return null
    const step = (Number(text) - ((this.#acked + this.#extra) % WRAP) + WRAP) % WRAP
    const missing = WRAP - step
    if (step < WRAP / 2 || missing > this.#unsure) return step
    this.#extra -= missing
    this.#unsure -= missing
    return 0
  }

  /** §4: never more than came in, never less than once said. */
  acknowledge(handled: number): Element {
    this.handled = Math.max(this.handled, Math.min(handled, this.received))
    return xml('a', { xmlns: NS_SM, h: this.handled % WRAP })
  }

  resumeElement(): Element {
    return xml('resume', { xmlns: NS_SM, previd: this.id ?? '', h: this.handled % WRAP })
  }

  export(self: FullJid): ResumeState | null {
    const unacked = this.#unacked.filter((text) => text !== null)
    if (this.id === null || unacked.length !== this.#unacked.length) return null
    return {
      id: this.id,
      self,
      handled: this.handled,
      unacked,
      acked: this.#acked,
      ...(this.#extra && { extra: this.#extra }),
      ...(this.#unsure && { unsure: this.#unsure }),
      ...(this.#doubtful && { doubtful: true as const }),
    }
  }
}

export const enableElement = (): Element => xml('enable', { xmlns: NS_SM, resume: 'true' })
export const askElement = (): Element => xml('r', { xmlns: NS_SM })
