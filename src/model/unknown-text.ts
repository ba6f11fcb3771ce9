/** What a text is that has nothing to do with us, and the part of it that may be shown. */
import type { Reading } from './invite.ts'

type Unknown = Extract<Reading, { kind: 'unknown' }>

const MAX_SHOWN = 200
const HIDDEN = /[\p{Cf}\p{Surrogate}]+/gu

/** One line without anything invisible, which is cut between two signs. */
export function oneLine(text: string): string {
  const line = text
    .replace(HIDDEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (line.length <= MAX_SHOWN) return line
  let shown = ''
  for (const sign of line.slice(0, MAX_SHOWN + 2)) {
    if (shown.length + sign.length > MAX_SHOWN - 1) break
    shown += sign
  }
  return `${shown.trimEnd()}…`
}

/** The network's name out of `WIFI:T:WPA;S:figs;P:…;;`: its password is not to be shown. */
const wifiName = (text: string): string =>
  /[:;]S:((?:\\.|[^\\;])*)/i.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? ''

const KINDS: readonly [Unknown['what'], RegExp, (text: string) => string][] = [
  ['wifi', /^WIFI:/i, wifiName],
  ['email', /^(?:mailto|smtp|matmsg):/i, (text) => text.replace(/^[a-z]+:/i, '').split(/[?;]/, 1)[0] ?? ''],
  ['phone', /^(?:tel|sms|smsto|facetime):/i, (text) => text.replace(/^[a-z]+:/i, '')],
  ['web-page', /^https?:\/\/\S+$/i, (text) => text],
  // A secret is behind the question mark.
  ['text', /^otpauth/i, (text) => text.split('?', 1)[0] ?? ''],
]

export function readUnknown(text: string): Unknown {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'unknown', what: 'nothing', says: '' }
  for (const [what, pattern, part] of KINDS)
    if (pattern.test(trimmed)) return { kind: 'unknown', what, says: oneLine(part(trimmed)) }
  return { kind: 'unknown', what: 'text', says: oneLine(trimmed) }
}
