/** Offers emoji while one types `:name`. Enter or Tab takes one, Escape leaves the words as they are. */
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmojiName } from '../../ui/emoji-names.ts'
import { emojiCalled, type FoundEmoji, findEmoji, type WantedEmoji, wantedEmoji } from './wanted-emoji.ts'

export interface Completion {
  listId: string
  found: readonly FoundEmoji[]
  active: number
  /** To be called after every change of the text or of the place in it. */
  look(): void
  /** True = the key was for the list. */
  press(event: KeyboardEvent): boolean
  take(emoji: string): void
  close(): void
}

interface Offer {
  from: number
  found: readonly FoundEmoji[]
  active: number
}

/** Fetched with the first colon: nobody else needs the names. */
const namesIn = async (locale: string): Promise<readonly EmojiName[]> => {
  const { emojiNames } = await import('../../ui/emoji-names.ts')
  return (await emojiNames(locale)).emojis
}

export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  change: (text: string) => void,
): Completion {
  const { i18n } = useTranslation()
  const listId = useId()
  const [offer, setOffer] = useState<Offer | null>(null)
  /** Where somebody did not want any. */
  const refused = useRef<number | null>(null)
  const known = useRef<{ locale: string; names: readonly EmojiName[] } | null>(null)

  const wanted = () => {
    const element = field.current
    if (!element || element.selectionStart !== element.selectionEnd) return null
    return wantedEmoji(element.value, element.selectionStart)
  }

  function replace(from: number, emoji: string, end: string) {
    const element = field.current
    if (!element) return
    element.setRangeText(emoji + end, from, element.selectionStart, 'end')
    setOffer(null)
    change(element.value)
  }

  function look() {
    const asked = wanted()
    if (!asked || asked.from === refused.current) {
      if (!asked) refused.current = null
      setOffer(null)
      return
    }
    const locale = i18n.language
    // At once, so that a key that comes right after it finds what was typed, and not what had been.
    if (known.current?.locale === locale) return answer(asked, known.current.names)
    void namesIn(locale)
      .then((names) => {
        known.current = { locale, names }
        // Somebody typed on while they were being fetched.
        const now = wanted()
        if (now?.from === asked.from && now.name === asked.name && now.isWhole === asked.isWhole)
          answer(asked, names)
      })
      // Offline, and never fetched: it stays a name.
      .catch(() => setOffer(null))
  }

  function answer(asked: WantedEmoji, names: readonly EmojiName[]) {
    if (asked.isWhole) {
      const emoji = emojiCalled(names, asked.name)
      if (emoji === null) setOffer(null)
      else replace(asked.from, emoji, '')
      return
    }
    const found = findEmoji(names, asked.name)
    setOffer(found.length > 0 ? { from: asked.from, found, active: 0 } : null)
  }

  function press(event: KeyboardEvent): boolean {
    if (!offer || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
    const { found, active, from } = offer
    const move = (step: number) =>
      setOffer({ ...offer, active: (active + step + found.length) % found.length })
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' || event.key === 'Tab') replace(from, found[active]?.emoji ?? '', ' ')
    else if (event.key === 'Escape') {
      refused.current = from
      setOffer(null)
    } else return false
    return true
  }

  return {
    listId,
    found: offer?.found ?? [],
    active: offer?.active ?? -1,
    look,
    press,
    take: (emoji) => offer && replace(offer.from, emoji, ' '),
    close: () => setOffer(null),
  }
}
