/** What a file of one XEP offers to the router: readers of what comes in, and answers to what is asked. */
import type { Element } from '@xmpp/xml'
import type { BareJid, FullJid } from '../model/jid.ts'
import type { Claim } from './claim.ts'
import type { Incoming } from './incoming.ts'

export interface ReadContext {
  account: BareJid
  /** It was replayed after a resumption. */
  resumed: boolean
}

export interface Reader {
  claim: Claim
  /** Nothing when it is malformed, forged or none of the client's business. */
  read(stanza: Element, context: ReadContext): Incoming[]
}

export interface Question {
  payload: Element
  /** Our own account (also the server, which asks in its name) when the stanza said nothing. */
  from: FullJid
  account: BareJid
  /** Somebody who sees our presence anyway. */
  trusted: boolean
  /** Of this program; for those who are trusted. */
  version: string
}

export interface Answerer {
  claim: Claim & { stanza: 'iq' }
  /** The child of the result, null for an empty one. Throws `StanzaError` to refuse. */
  answer(question: Question): Element | null
}
