/** The server's side of one session: what it has to bring to the client, and how far that got (XEP-0198). */
import { type Element, xml } from '@xmpp/xml'
import type { FullJid } from '../../src/model/jid.ts'
import { writeFrame } from '../../src/xmpp/framing.ts'
import { formatStamp } from '../../src/xmpp/xep-0082-dates.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'

const SM = 'urn:xmpp:sm:3'
const SECOND = 1_000_000

/** Where frames to the client go; a wire that is gone takes them all the same. */
export interface Down {
  push(text: string): void
  /** Ends the socket for a reason that the client is told. */
  end(reason: 'conflict' | 'closed'): void
}

interface Unacked {
  number: number
  text: string
}

export class FakeSession {
  readonly full: FullJid
  /** Null: this server does not count. */
  readonly id: string | null
  /** What came from the client. */
  received = 0
  presence: Element | null = null
  /** It asked for the contact list. */
  interested = false
  ended = false
  /** What a socket that is gone had brought, and nobody has read yet. */
  readonly lingering: string[] = []
  down: Down | null
  #asks: boolean
  #sent = 0
  #unacked: Unacked[] = []
  #asking = false

  constructor(full: FullJid, id: string | null, down: Down, asks: boolean) {
    this.full = full
    this.id = id
    this.down = down
    this.#asks = asks
  }

  get bare(): string {
    return this.full.slice(0, this.full.indexOf('/'))
  }

  /** Stanzas that the client has not acknowledged. */
  get waiting(): number {
    return this.#unacked.length
  }

  deliver(stanza: Element, micros: number): void {
    if (this.ended) return
    const copy = readXml(writeFrame(stanza))
    copy.attrs.to ??= this.full
    const text = writeFrame(copy)
    this.#sent++
    if (this.id !== null) this.#unacked.push({ number: this.#sent, text: delayed(copy, this.bare, micros) })
    this.down?.push(text)
    this.#ask()
  }

  acknowledged(h: number): void {
    this.#unacked = this.#unacked.filter(({ number }) => number > h)
    this.#asking = false
    if (this.#unacked.length) this.#ask()
  }

  /** `<r/>` until it is answered, never two at a time. */
  #ask(): void {
    if (!this.#asks || this.id === null || this.#asking || !this.down) return
    this.#asking = true
    this.down.push(`<r xmlns='${SM}'/>`)
  }

  /** The socket is gone; the session waits for its client. */
  hibernate(): void {
    this.down = null
    this.#asking = false
  }

  resume(down: Down, h: number): void {
    this.down = down
    this.#unacked = this.#unacked.filter(({ number }) => number > h)
  }

  replay(): void {
    for (const { text } of this.#unacked) this.down?.push(text)
    this.#ask()
  }

  answerAsk(): void {
    if (this.id !== null) this.down?.push(`<a xmlns='${SM}' h='${this.received}'/>`)
  }
}

/** As Prosody keeps it for a resumption: with a stamp of whole seconds. */
function delayed(stanza: Element, from: string, micros: number): string {
  if (stanza.name === 'iq') return writeFrame(stanza)
  const stamp = formatStamp(Math.floor(micros / SECOND) * SECOND)
  const copy = readXml(writeFrame(stanza))
  if (!copy.getChild('delay', 'urn:xmpp:delay'))
    copy.append(xml('delay', { xmlns: 'urn:xmpp:delay', from, stamp }))
  return writeFrame(copy)
}
