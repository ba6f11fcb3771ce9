/** The chat address on a business card: vCard 3 and 4 (RFC 6350, `IMPP` of RFC 4770), and what older programs wrote. */

export interface BusinessCard {
  /** An `xmpp:` URI, not checked; null when the card has none. */
  uri: string | null
  name: string | null
}

const withoutEscapes = (value: string): string =>
  value.replace(/\\([\\,;:nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)).trim()

/** `item1.IMPP;X-SERVICE-TYPE=Jabber:romeo@verona.example`. Parameters in quotes may hold a colon. */
const LINE = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/

/** Null: the text is no card. */
export function readBusinessCard(text: string): BusinessCard | null {
  if (!/^\s*BEGIN:VCARD/i.test(text)) return null
  // A line that begins with a blank goes on (RFC 6350 §3.2).
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
  const card: BusinessCard = { uri: null, name: null }
  for (const line of lines) {
    const [, property = '', parameters = '', value = ''] = LINE.exec(line.trim()) ?? []
    const kind = property.toUpperCase()
    if (kind === 'FN') card.name ??= withoutEscapes(value) || null
    if (kind === 'IMPP' || kind === 'X-JABBER') card.uri ??= chatUri(kind, parameters, withoutEscapes(value))
  }
  return card
}

function chatUri(kind: string, parameters: string, value: string): string | null {
  if (/^xmpp:/i.test(value)) return value
  const isOurs = kind === 'X-JABBER' || /X-SERVICE-TYPE="?(?:jabber|xmpp)/i.test(parameters)
  return isOurs && !value.includes(':') ? `xmpp:${value}` : null
}
