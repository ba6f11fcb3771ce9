/** XEP-0461 Message Replies, 0.2.1 (2026-02-25): https://xmpp.org/extensions/xep-0461.html */
import { type Element, xml } from '@xmpp/xml'
import type { MessageFacets } from './incoming.ts'
import { addressAttribute, childrenOf, idAttribute } from './stanza.ts'
import { writeFallback } from './xep-0428-fallbacks.ts'

export const REPLY = 'urn:xmpp:reply:0'
/** Of what is quoted: enough to know it again. */
const MAX_QUOTED_LINES = 8
const MAX_QUOTED = 500

export function readReply(message: Element): MessageFacets['reply'] {
  const [reply, ...others] = childrenOf(message, 'reply', REPLY)
  const id = reply && others.length === 0 ? idAttribute(reply, 'id') : null
  return reply && id !== null ? { id, to: addressAttribute(reply, 'to', '') || null } : undefined
}

export interface OutgoingReply {
  id: string
  to: string | null
  /** What was said there; null = it is not known. */
  quote: string | null
}

/** The text as programs without replies show it, and the elements that tell the others. */
export function writeReply(
  { id, to, quote }: OutgoingReply,
  body: string,
): { body: string; elements: Element[] } {
  const reply = xml('reply', { xmlns: REPLY, id, to })
  const quoted = quote === null ? '' : quotedLines(quote)
  if (!quoted) return { body, elements: [reply] }
  const end = [...quoted].length
  return { body: quoted + body, elements: [reply, writeFallback(REPLY, { start: 0, end })] }
}

/** As people have always quoted: each line behind a mark, and what they say below. */
function quotedLines(text: string): string {
  const lines = [...text.trim()].slice(0, MAX_QUOTED).join('').split('\n').slice(0, MAX_QUOTED_LINES)
  return lines.join('') && lines.map((line) => `> ${line}\n`).join('')
}

/** What was quoted, without the marks; null when it says nothing. */
export function readQuote(cut: string): string | null {
  const lines = cut
    .trim()
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
  return (
    lines
      .join('\n')
      .trim()
      .slice(0, 2 * MAX_QUOTED) || null
  )
}
