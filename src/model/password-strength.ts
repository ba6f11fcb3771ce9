/**
 * How hard a password is to guess, in bits, by somebody who tries words, names, keys in a row, years and repeats first:
 * the cheapest way to build it from such pieces. Meant to be too low rather than too high.
 */
import { COMMON, KEY_ROWS } from './common-passwords.ts'

export type Strength = 'none' | 'weak' | 'fair' | 'good' | 'strong'
/** What made it easy. */
export type Weakness = 'common' | 'name' | 'pattern' | 'short'

export interface Estimate {
  bits: number
  strength: Strength
  weakness: Weakness | null
}

/** From here on the rest changes nothing. */
const LOOKED_AT = 128
const FAIR = 28
const GOOD = 40
const STRONG = 52

const MOST_COMMON_BITS = Math.log2(COMMON.length)
const LONGEST_COMMON = Math.max(...COMMON.map((word) => word.length))
const common = new Set(COMMON)
const rows = KEY_ROWS.flatMap((row) => [row, [...row].reverse().join('')])

const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' }
const plain = (text: string) => text.replace(/[01345@$]/g, (sign) => LEET[sign] ?? sign)

/** A letter after a letter says little, because most passwords can be spoken; a change of case says that this one cannot. */
function signBits(sign: string, before: string): number {
  if (/\d/.test(sign)) return Math.log2(10)
  if (!/\p{L}/u.test(sign)) return Math.log2(33)
  if (!/\p{L}/u.test(before)) return 4.7
  const turned = (sign === sign.toLowerCase()) !== (before === before.toLowerCase())
  return turned ? 5 : 2.2
}

/** Steps of one and the same size, such as `abcd` or `9876`. */
function isSequence(piece: string): boolean {
  const step = piece.charCodeAt(1) - piece.charCodeAt(0)
  if (Math.abs(step) !== 1) return false
  for (let at = 2; at < piece.length; at++)
    if (piece.charCodeAt(at) - piece.charCodeAt(at - 1) !== step) return false
  return true
}

/** What a piece costs as a whole; null: it is nothing in particular. */
function pieceBits(
  piece: string,
  before: string,
  own: ReadonlySet<string>,
): { bits: number; kind: Weakness } | null {
  if (before.endsWith(piece)) return { bits: 1.5, kind: 'pattern' }
  if (piece.length < 3) return null
  if (own.has(piece) || own.has(plain(piece))) return { bits: 2, kind: 'name' }
  if (piece.length <= LONGEST_COMMON && (common.has(piece) || common.has(plain(piece))))
    return { bits: MOST_COMMON_BITS, kind: 'common' }
  if (/^(?:19|20)\d\d$/.test(piece)) return { bits: 7, kind: 'pattern' }
  if (isSequence(piece)) return { bits: 4 + Math.log2(piece.length), kind: 'pattern' }
  if (rows.some((row) => row.includes(piece))) return { bits: 5 + Math.log2(piece.length), kind: 'pattern' }
  return null
}

interface Way {
  bits: number
  kinds: readonly Weakness[]
}

/** `own`: what everybody knows of the person, such as the name in the address. */
export function estimateStrength(password: string, own: readonly string[] = []): Estimate {
  const text = password.slice(0, LOOKED_AT)
  const small = text.toLowerCase()
  const names = new Set(own.map((name) => name.toLowerCase()).filter((name) => name.length >= 3))
  const ways: Way[] = [{ bits: 0, kinds: [] }]
  for (let end = 1; end <= text.length; end++) {
    const last = ways[end - 1] ?? { bits: 0, kinds: [] }
    let best: Way = {
      bits: last.bits + signBits(text[end - 1] ?? '', text[end - 2] ?? ''),
      kinds: last.kinds,
    }
    for (let start = 0; start < end; start++) {
      const way = ways[start]
      const piece = way && pieceBits(small.slice(start, end), small.slice(0, start), names)
      if (piece && way.bits + piece.bits < best.bits)
        best = { bits: way.bits + piece.bits, kinds: [...way.kinds, piece.kind] }
    }
    ways.push(best)
  }
  const { bits, kinds } = ways[text.length] ?? { bits: 0, kinds: [] }
  const strength = strengthOf(bits, text)
  return { bits, strength, weakness: strength === 'weak' ? weaknessOf(kinds) : null }
}

function strengthOf(bits: number, text: string): Strength {
  if (text === '') return 'none'
  if (bits < FAIR) return 'weak'
  if (bits < GOOD) return 'fair'
  return bits < STRONG ? 'good' : 'strong'
}

/** The one that says most about what to do. */
const weaknessOf = (kinds: readonly Weakness[]): Weakness =>
  (['name', 'common', 'pattern'] as const).find((kind) => kinds.includes(kind)) ?? 'short'
