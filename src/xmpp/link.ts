/** What the files of one XEP each may do with a stream: write a stanza, ask a question. No `Element` leaves src/xmpp. */
import type { Element } from '@xmpp/xml'
import type { BareJid, FullJid } from '../model/jid.ts'

export interface Link {
  readonly account: BareJid
  readonly domain: string
  /** Our full address; null until the server has bound one (in the first flight). */
  readonly self: FullJid | null
  /**
   * Writes a stanza and returns its number in the outgoing count of stream management (1 = first since `<enabled/>`).
   * Throws `LinkLost` when the stream is down.
   */
  send(stanza: Element): number
  /**
   * Sends an IQ (an id is added when missing) and resolves with the result stanza. Rejects with `StanzaError` on
   * type=error, `LinkLost` when the stream ends first, `RequestTimeout` after `timeoutMs` (default 30 s).
   * An answer from anybody but the asked entity is ignored.
   */
  request(iq: Element, timeoutMs?: number): Promise<Element>
  /**
   * Stanzas that belong to the answer of a running request and come before it (XEP-0313 results): every message is
   * first offered to `take`, until the returned function is called. What it takes (`true`) the client never sees.
   * A stream passes this on to `collect` of its router.
   */
  collect(take: (message: Element) => boolean): () => void
}
