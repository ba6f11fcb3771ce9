/**
 * Addresses that are made to look like another one, by the idea of Unicode Technical Standard #39 (§4, skeletons): two
 * addresses that look the same have the same skeleton. The table holds what is used for it: letters of other scripts
 * that are drawn like Latin ones, digits for letters, pairs that run into one.
 */
import { type BareJid, parseJid } from './jid.ts'

/** Each row: a Latin letter, and what is drawn like it. */
const LIKE: Readonly<Record<string, string>> = {
  a: 'аɑαａ𝐚ạàáâãäåāăą4@',
  b: 'ЬьƄ6',
  c: 'сϲᴄⅽçćč',
  d: 'ԁⅾɗđ',
  e: 'еҽεєèéêëēĕėęě3',
  f: 'ғƒ',
  g: 'ɡցğġģ9',
  h: 'һհħ',
  i: 'іıɩιїìíîïĩīĭį1l|!ǀӏⅼІ',
  j: 'јϳ',
  k: 'кκķ',
  m: 'мⅿ',
  n: 'ոпղηñńņň',
  o: 'оοօσоөòóôõöøōŏő0',
  p: 'рρϱ',
  q: 'ԛգ',
  r: 'гꭇŕŗř',
  s: 'ѕꜱśŝşš5$',
  t: 'тτţťŧ7',
  u: 'υսцùúûüũūŭůűų',
  v: 'ѵνⅴ',
  w: 'ѡԝաŵ',
  x: 'хχⅹ×',
  y: 'уүγýÿŷ',
  z: 'ᴢźżž2',
}
/** Pairs that run into one letter at small sizes. */
const PAIRS: readonly [RegExp, string][] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
]

const letters = new Map(
  Object.entries(LIKE).flatMap(([letter, like]) => [...like].map((sign) => [sign, letter] as const)),
)

/** The same for all that look the same; says nothing else of them. */
export function skeleton(text: string): string {
  // Marks go first: a letter of another script may be drawn like a Latin one under each of them.
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
  const plain = [...bare]
    .map((sign) => letters.get(sign) ?? sign)
    .join('')
    .replace(/[._\-'’·‐‑]/g, '')
  return PAIRS.reduce((seen, [pair, letter]) => seen.replace(pair, letter), plain)
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
]

/** Letters of two alphabets in one word: nobody writes so who means well. */
export const mixesScripts = (word: string): boolean =>
  SCRIPTS.filter((script) => script.test(word)).length > 1

/** Whether a part of an address mixes alphabets. */
export function isOddAddress(jid: BareJid): boolean {
  const parts = parseJid(jid)
  return [parts?.local ?? '', ...(parts?.domain ?? '').split('.')].some(mixesScripts)
}

/** The one of `known` that an address looks like without being it; null when it looks like nobody. */
export function lookAlikeOf(jid: BareJid, known: readonly BareJid[]): BareJid | null {
  if (known.includes(jid)) return null
  const seen = shape(jid)
  return known.find((other) => shape(other) === seen) ?? null
}

const shapes = new Map<BareJid, string>()
const MAX_SHAPES = 5000

function shape(jid: BareJid): string {
  const found = shapes.get(jid)
  if (found !== undefined) return found
  if (shapes.size >= MAX_SHAPES) shapes.clear()
  const parts = parseJid(jid)
  const made = `${skeleton(parts?.local ?? '')}@${skeleton(parts?.domain ?? '')}`
  shapes.set(jid, made)
  return made
}
