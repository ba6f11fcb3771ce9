/** Where links stand between other words: `xmpp:` and those of the web. */

export interface FoundLink {
  start: number
  text: string
}

/** A link ends where white space, brackets of markup, or something that cannot be seen begins. */
const LINK = /(?<![\p{L}\p{N}])(?:xmpp:|https?:\/\/)[^\s<>"\u200b-\u200f\u202a-\u202e\u2060-\u2069]*/giu
const END_OF_SENTENCE = ".,:;!?)]}'’”»…"

export const linksInText = (text: string): FoundLink[] =>
  [...text.matchAll(LINK)].map((match) => ({ start: match.index, text: withoutEnd(match[0]) }))

/** By hand: a pattern would look at a long row of dots once for each of them. */
function withoutEnd(link: string): string {
  let end = link.length
  while (end > 0 && END_OF_SENTENCE.includes(link.charAt(end - 1))) end--
  return link.slice(0, end)
}
