/** IQ questions and their answers (RFC 6120 §8.2.3): who may answer, for how long we wait, and what an end means. */
import type { Element } from '@xmpp/xml'
import { type BareJid, domainpart, type FullJid, formatJid, parseJid } from '../model/jid.ts'
import { LinkLost, RequestTimeout } from './failure.ts'
import { attribute, makeId } from './stanza.ts'
import { readStanzaError } from './stanza-error.ts'

const PATIENCE = 30_000

interface Pending {
  to: string | null
  resolve(result: Element): void
  reject(error: Error): void
  alarm: ReturnType<typeof setTimeout>
}

export class Requests {
  #pending = new Map<string, Pending>()
  #account: BareJid
  #send: (stanza: Element) => void

  constructor(account: BareJid, send: (stanza: Element) => void) {
    this.#account = account
    this.#send = send
  }

  request(iq: Element, timeoutMs = PATIENCE): Promise<Element> {
    return new Promise((resolve, reject) => {
      iq.attrs.id ??= makeId()
      const id = iq.attrs.id
      this.#send(iq)
      const alarm = setTimeout(() => {
        this.#pending.delete(id)
        reject(new RequestTimeout())
      }, timeoutMs)
      this.#pending.set(id, { to: prepared(attribute(iq, 'to')), resolve, reject, alarm })
    })
  }

  /** Takes a result or an error; what nobody asked for, or somebody else was asked for, is ignored. */
  answer(iq: Element, self: FullJid | null): void {
    const id = attribute(iq, 'id') ?? ''
    const pending = this.#pending.get(id)
    if (!pending || !this.#mayAnswer(pending.to, attribute(iq, 'from'), self)) return
    this.#pending.delete(id)
    clearTimeout(pending.alarm)
    if (attribute(iq, 'type') === 'error') pending.reject(readStanzaError(iq))
    else pending.resolve(iq)
  }

  /** The stream is gone: nobody will answer. */
  abandon(): void {
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    for (const { alarm, reject } of pending) {
      clearTimeout(alarm)
      reject(new LinkLost())
    }
  }

  /**
   * RFC 6120 §8.1.2.1: our server speaks in our name, with or without saying so. A question to nobody goes to our own
   * account; servers differ in whose name they then answer, and none of these names can be used by a stranger.
   */
  #mayAnswer(to: string | null, fromText: string | null, self: FullJid | null): boolean {
    const from = fromText === null ? null : prepared(fromText)
    if (fromText !== null && from === null) return false
    const domain = domainpart(this.#account)
    const own = to === null || to === this.#account
    if (own || to === domain)
      return from === null || from === this.#account || from === domain || (own && from === self)
    return from === to
  }
}

function prepared(address: string | null): string | null {
  const parts = address === null ? null : parseJid(address)
  return parts && formatJid(parts)
}
