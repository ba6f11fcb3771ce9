/** XEP-0444 Message Reactions, 0.2.1 (2024-04-15): https://xmpp.org/extensions/xep-0444.html */
import { type Element, xml } from '@xmpp/xml'
import type { MessageFacets } from './incoming.ts'
import { childrenOf, idAttribute, textOf } from './stanza.ts'

export const REACTIONS = 'urn:xmpp:reactions:0'
/** More than anybody feels at once. */
const MAX_EMOJIS = 20
/** The longest of Unicode's own have fewer than 40 UTF-16 units. */
const MAX_EMOJI = 64

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const SYMBOL = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** §4: what is no single emoji may be ignored, and is. */
function isEmoji(text: string): boolean {
  if (!text || text.length > MAX_EMOJI || !SYMBOL.test(text)) return false
  return graphemes.segment(text).containing(text.length - 1)?.index === 0
}

/** All that the sender thinks of that message from now on; an empty list takes everything back. */
export function readReactions(message: Element): MessageFacets['reactions'] {
  const [reactions, ...others] = childrenOf(message, 'reactions', REACTIONS)
  const id = reactions && others.length === 0 ? idAttribute(reactions, 'id') : null
  if (!reactions || id === null) return undefined
  const emojis = new Set<string>()
  for (const reaction of childrenOf(reactions, 'reaction', REACTIONS)) {
    const text = textOf(reaction, MAX_EMOJI + 1).trim()
    if (isEmoji(text)) emojis.add(text)
    if (emojis.size === MAX_EMOJIS) break
  }
  return { id, emojis: [...emojis] }
}

export const writeReactions = (id: string, emojis: readonly string[]): Element =>
  xml('reactions', { xmlns: REACTIONS, id }, ...emojis.map((emoji) => xml('reaction', null, emoji)))
