/** Where every stanza goes that came in: to the one reader that claims it, or back with an answer. Never throws. */
import { type Element, xml } from '@xmpp/xml'
import { type BareJid, bareJid, domainpart } from '../model/jid.ts'
import { isStanza, mostSpecific } from './claim.ts'
import { StanzaError } from './failure.ts'
import { answerers, readers } from './handlers.ts'
import type { Incoming } from './incoming.ts'
import { addressAttribute, attribute, idAttribute, isElement } from './stanza.ts'
import { writeStanzaError } from './stanza-error.ts'

const UNEXPECTED = new StanzaError('internal-server-error', 'cancel', null)

export interface RouterOptions {
  account: BareJid
  /** Of this program, told to those who are trusted. */
  version?: string
  /** Who sees our presence anyway, and so may know the time here: contacts. */
  trusts?(jid: BareJid): boolean
}

export interface Router {
  /** What a stanza means to the client: nothing when it is malformed, forged, an IQ answer, or was collected. */
  read(stanza: Element, context: { resumed: boolean }): Incoming[]
  /** The reply to an IQ get or set; null for everything else. */
  answer(stanza: Element): Element | null
  /** See `Link.collect`. */
  collect(take: (message: Element) => boolean): () => void
}

export function createRouter({ account, version = '', trusts = () => false }: RouterOptions): Router {
  const collectors = new Set<(message: Element) => boolean>()

  function respond(iq: Element, from: string): Element | null {
    const [payload, ...more] = iq.children.filter(isElement)
    // RFC 6120 §8.2.3: exactly one child says what is wanted.
    if (!payload || more.length > 0) throw new StanzaError('bad-request', 'modify', null)
    const answerer = mostSpecific(answerers, iq)
    if (!answerer) throw new StanzaError('service-unavailable', 'cancel', null)
    const asking = bareJid(from)
    const trusted = asking === account || asking === domainpart(account) || trusts(asking)
    return answerer.answer({ payload, from, account, trusted, version })
  }

  return {
    read(stanza, { resumed }) {
      try {
        if (isStanza(stanza, 'message')) for (const take of collectors) if (take(stanza)) return []
        return mostSpecific(readers, stanza)?.read(stanza, { account, resumed }) ?? []
      } catch {
        // A stanza that breaks a reader is a stanza nobody should see; the stream goes on.
        return []
      }
    },

    answer(iq) {
      try {
        if (!isStanza(iq, 'iq') || !['get', 'set'].includes(attribute(iq, 'type') ?? '')) return null
        const id = idAttribute(iq, 'id')
        const from = addressAttribute(iq, 'from', account)
        if (id === null || from === null) return null
        const to = attribute(iq, 'from')
        try {
          return xml('iq', { type: 'result', id, to }, respond(iq, from))
        } catch (error) {
          const { condition, type } = error instanceof StanzaError ? error : UNEXPECTED
          return xml('iq', { type: 'error', id, to }, writeStanzaError(condition, type))
        }
      } catch {
        return null
      }
    },

    collect(take) {
      collectors.add(take)
      return () => collectors.delete(take)
    },
  }
}
