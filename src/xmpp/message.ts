/** RFC 6121 §5: one `<message/>` through all its facets into one typed message. */
import type { Element } from '@xmpp/xml'
import { type BareJid, bareJid } from '../model/jid.ts'
import type { StanzaError } from './failure.ts'
import type { IncomingMessage } from './incoming.ts'
import { readFacets } from './message-facets.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute, childrenOf, idAttribute, textOf } from './stanza.ts'
import { readStanzaError } from './stanza-error.ts'
import { readChatState } from './xep-0085-chat-states.ts'
import { earliest, readDelay } from './xep-0203-delay.ts'
import { readOriginId, readStanzaIds } from './xep-0359-stanza-ids.ts'

/** More than anybody reads, less than a server lets through, and little enough for a row of the database. */
const MAX_BODY = 100_000
const TYPES: readonly IncomingMessage['type'][] = ['chat', 'normal', 'groupchat', 'headline', 'error']

/** What the way that a message came by says about it. */
export interface Envelope {
  origin: IncomingMessage['origin']
  /** From `<forwarded/>`. */
  stamp: number | null
  /** The name that our own archive gave it, known from outside of the message. */
  archiveId: string | null
}

/** Null when nobody can tell whom it is from or for. */
export function readMessage(message: Element, account: BareJid, envelope: Envelope): IncomingMessage | null {
  const from = addressAttribute(message, 'from', account)
  const to = addressAttribute(message, 'to', account)
  if (from === null || to === null) return null
  const type = TYPES.find((known) => known === attribute(message, 'type')) ?? 'normal'
  const failed = type === 'error' ? readStanzaError(message) : null
  const room = type === 'groupchat' && bareJid(from) !== account ? [bareJid(from)] : []
  const stanzaIds =
    envelope.archiveId === null
      ? readStanzaIds(message, [account, ...room])
      : [{ id: envelope.archiveId, by: account }, ...readStanzaIds(message, room)]
  const body = failed ? null : readBody(message)
  return {
    origin: envelope.origin,
    type,
    from,
    to,
    id: idAttribute(message, 'id'),
    originId: readOriginId(message),
    stanzaIds,
    // What an error carries besides is our own message, echoed: never theirs.
    body,
    chatState: failed ? null : readChatState(message),
    stamp:
      envelope.stamp !== null && envelope.origin === 'archive'
        ? envelope.stamp
        : earliest([envelope.stamp, readDelay(message)]),
    error: failed && { condition: isOfOurBlock(failed) ? 'blocked' : failed.condition, text: failed.text },
    ...(failed ? {} : readFacets(message, body)),
  }
}

/** XEP-0191 §3.4: not sent, because the person keeps them out. No condition of RFC 6120 says that. */
const isOfOurBlock = ({ details }: StanzaError) => details.includes('{urn:xmpp:blocking:errors}blocked')

/** RFC 6121 §5.2.3: a body for each language; the one in the language of the message itself is what was typed. */
function readBody(message: Element): string | null {
  const bodies = childrenOf(message, 'body')
  const language = attribute(message, 'xml:lang')
  const typed =
    bodies.find((body) => attribute(body, 'xml:lang') === null) ??
    bodies.find((body) => attribute(body, 'xml:lang') === language) ??
    bodies[0]
  return typed ? textOf(typed, MAX_BODY) || null : null
}

export const messageReader: Reader = {
  claim: { stanza: 'message' },
  read(stanza, { account, resumed }) {
    const origin = resumed ? 'resumed' : 'live'
    const message = readMessage(stanza, account, { origin, stamp: null, archiveId: null })
    return message ? [{ kind: 'message', message }] : []
  },
}
