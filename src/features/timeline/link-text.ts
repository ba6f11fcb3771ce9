/** Finds addresses in a message. The words themselves stay untouched: pieces put together are the text again. */
import { find, registerCustomProtocol } from 'linkifyjs'
import { readText } from '../../model/read-text.ts'

registerCustomProtocol('xmpp', true)

export interface TextPiece {
  text: string
  /** Absent: not a link. */
  href?: string
}

/** Everything else (`javascript:`, `data:`, `file:`, …) stays text. */
const ALLOWED: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'xmpp:'])
/** Nobody types such a link; looking for one in megabytes would stop the screen. */
const MAX_SEARCHED = 20_000
const MAX_LINK = 2_000

export function safeHref(href: string): string | null {
  if (href.length > MAX_LINK || !URL.canParse(href)) return null
  const url = new URL(href)
  // A name before the @ makes https://bank.example@evil.example look like the bank.
  if (url.protocol.startsWith('http') && (url.username || url.password)) return null
  return ALLOWED.has(url.protocol) ? href : null
}

/** Whether this program says what a link is, instead of leaving it to the browser: invites, and all of `xmpp:`. */
export const isOurs = (href: string): boolean =>
  /^xmpp:/i.test(href) || (href.includes('#') && readText(href).kind === 'invite')

export function linkPieces(text: string): readonly TextPiece[] {
  if (text.length > MAX_SEARCHED || !/[.:]/.test(text)) return [{ text }]
  const pieces: TextPiece[] = []
  let end = 0
  for (const link of find(text, { defaultProtocol: 'https' })) {
    // The tail of an address of another kind, as in javascript://x.org, is not an address.
    if (/[:/]/.test(text[link.start - 1] ?? '')) continue
    const href = safeHref(link.href)
    if (href === null) continue
    if (link.start > end) pieces.push({ text: text.slice(end, link.start) })
    pieces.push({ text: link.value, href })
    end = link.end
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end) })
  return pieces
}
