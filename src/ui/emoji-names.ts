/** Names of all emoji in the language of the program, fetched when somebody first looks for one. */
import { draws } from './draws-emoji.ts'

export interface EmojiName {
  emoji: string
  /** What it shows, for people. */
  label: string
  group: number
  /** Version of Unicode Emoji that brought it. */
  version: number
  /** As in `:smile:`, without the colons; the common one first. */
  names: readonly string[]
  tags: readonly string[]
  flag?: true
  /** From light to dark, where there are such. */
  skins?: readonly string[]
}

export interface EmojiNames {
  groups: readonly { index: number; label: string }[]
  /** From light to dark. */
  tones: readonly string[]
  emojis: readonly EmojiName[]
}

const CATALOGUES: Record<string, () => Promise<{ default: EmojiNames }>> = {
  en: () => import('virtual:emoji/en'),
  de: () => import('virtual:emoji/de'),
}

/** Those that this device draws as one picture: newer ones would be boxes, or two pictures side by side. */
function drawable(all: EmojiNames): EmojiNames {
  const versions = new Map<number, boolean>()
  for (const { version, emoji } of all.emojis)
    if (version >= 13 && !versions.has(version)) versions.set(version, draws(emoji))
  const flags = draws('🇪🇺')
  const emojis = all.emojis.filter(({ version, flag }) => versions.get(version) !== false && (!flag || flags))
  // A device without a single one of them draws them by means that we cannot measure.
  return emojis.length < all.emojis.length / 2 ? all : { ...all, emojis }
}

const fetched = new Map<string, Promise<EmojiNames>>()

/** `locale` may name a region. What was fetched once stays; what failed is tried again. */
export function emojiNames(locale: string): Promise<EmojiNames> {
  const wanted = locale.toLowerCase().split('-')[0] ?? 'en'
  const language = CATALOGUES[wanted] ? wanted : 'en'
  const known = fetched.get(language)
  if (known) return known
  const names = (CATALOGUES[language] as () => Promise<{ default: EmojiNames }>)().then((module) =>
    drawable(module.default),
  )
  fetched.set(language, names)
  names.catch(() => fetched.delete(language))
  return names
}
