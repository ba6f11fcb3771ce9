/** `:name` in what is being written, and which emoji it may mean. Pure. */
import type { EmojiName } from '../../ui/emoji-names.ts'

export interface WantedEmoji {
  /** Where the colon stands. */
  from: number
  name: string
  /** Both colons are there. */
  isWhole: boolean
}

export interface FoundEmoji {
  emoji: string
  /** The name by which it was found. */
  name: string
  label: string
}

/** Names are no longer. */
const LOOKED_AT = 48
const MOST = 8
/** Not after a letter or digit, as in 10:30; two letters at least, so that `:)` and `:D` stay. */
const BEGUN = /(?<![\p{L}\p{N}:/])(:([\p{L}\p{N}_+-]{2,}))(:?)$/u

export function wantedEmoji(text: string, caret: number): WantedEmoji | null {
  const start = Math.max(0, caret - LOOKED_AT)
  const match = BEGUN.exec(text.slice(start, caret))
  if (!match?.[2]) return null
  return { from: start + match.index, name: match[2].toLowerCase(), isWhole: match[3] === ':' }
}

/** How well a name fits: whole, from its beginning, from the beginning of a word in it; null = not at all. */
function rank({ names, tags }: EmojiName, wanted: string): { rank: number; name: string } | null {
  const whole = names.find((name) => name === wanted)
  if (whole !== undefined) return { rank: 0, name: whole }
  const beginning = names.find((name) => name.startsWith(wanted))
  if (beginning !== undefined) return { rank: 1, name: beginning }
  const word = names.find((name) => name.includes(`_${wanted}`))
  if (word !== undefined) return { rank: 2, name: word }
  const [first] = names
  return first !== undefined && tags.some((tag) => tag.startsWith(wanted)) ? { rank: 3, name: first } : null
}

export function findEmoji(all: readonly EmojiName[], wanted: string): readonly FoundEmoji[] {
  return all
    .flatMap((one) => {
      const fit = rank(one, wanted)
      return fit ? [{ ...fit, emoji: one.emoji, label: one.label }] : []
    })
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ emoji, name, label }) => ({ emoji, name, label }))
}

export const emojiCalled = (all: readonly EmojiName[], name: string): string | null =>
  all.find(({ names }) => names.includes(name))?.emoji ?? null
