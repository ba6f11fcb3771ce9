/** Finds addresses in a message. The words themselves stay untouched: pieces put together are the text again. */
import { find } from 'linkifyjs'
import { linksInText } from '../../model/links-in-text.ts'
import { readText } from '../../model/read-text.ts'

export interface TextPiece {
  text: string
  /** Absent: not a link. */
  href?: string
}

interface Found {
  start: number
  end: number
  value: string
  href: string
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

/** Links of our own kind, which the finder of web links knows only by halves: a token that lost its end is worth nothing. */
function xmppLinks(text: string): Found[] {
  if (!/xmpp:/i.test(text)) return []
  return linksInText(text)
    .filter((link) => /^xmpp:/i.test(link.text))
    .map(({ start, text: value }) => ({ start, end: start + value.length, value, href: value }))
}

export function linkPieces(text: string): readonly TextPiece[] {
  if (text.length > MAX_SEARCHED || !/[.:]/.test(text)) return [{ text }]
  const ours = xmppLinks(text)
  const apart = (link: Found) => ours.every(({ start, end }) => link.end <= start || link.start >= end)
  const all = [...ours, ...find(text, { defaultProtocol: 'https' }).filter(apart)]
  const pieces: TextPiece[] = []
  let end = 0
  for (const link of all.sort((one, other) => one.start - other.start)) {
    // The tail of an address of another kind, as in javascript://x.org, is not an address.
    const href = /[:/]/.test(text[link.start - 1] ?? '') ? null : safeHref(link.href)
    if (href === null) continue
    if (link.start > end) pieces.push({ text: text.slice(end, link.start) })
    pieces.push({ text: link.value, href })
    end = link.end
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end) })
  return pieces
}
