/** All emoji, by group and by name: arrows walk them from the search field, Enter picks. Fetched when it is first opened. */
import { type EmojiData, EmojiPicker as Picker } from 'frimousse'
import { type ComponentProps, useEffect, useState } from 'react'
import styles from './EmojiPicker.module.css'
import { type EmojiNames, emojiNames } from './emoji-names.ts'

export interface EmojiPickerWords {
  search: string
  loading: string
  none: (text: string) => string
  /** The button that goes through the tones, with the one that is on. */
  tone: (tone: string) => string
  plainTone: string
  failed: string
}

export interface EmojiPickerProps {
  locale: string
  words: EmojiPickerWords
  onPick: (emoji: string) => void
}

const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const
type Tone = 'none' | (typeof TONES)[number]
const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿']
const TONE = 'tessera.emoji-tone'

const byTone = <T,>(five: readonly T[]) =>
  Object.fromEntries(TONES.map((tone, index) => [tone, five[index]])) as Record<(typeof TONES)[number], T>

const asData = (locale: string, { emojis, groups, tones }: EmojiNames): EmojiData => ({
  locale,
  categories: [...groups],
  skinTones: byTone(tones),
  emojis: emojis.map(({ emoji, label, group, version, names, tags, skins }) => ({
    emoji,
    label,
    category: group,
    version,
    tags: [...tags, ...names],
    ...(skins ? { skins: byTone(skins) } : {}),
  })),
})

const resolve = (locale: string) => emojiNames(locale).then((names) => asData(locale, names))

function keptTone(): Tone {
  try {
    const kept = localStorage.getItem(TONE)
    return TONES.find((tone) => tone === kept) ?? 'none'
  } catch {
    return 'none'
  }
}

function keepTone(tone: Tone): void {
  try {
    localStorage.setItem(TONE, tone)
  } catch {
    // Where nothing may be kept, it is for as long as the picker is open.
  }
}

const PARTS: ComponentProps<typeof Picker.List>['components'] = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={styles.group}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }) => (
    <div {...props} className={styles.row}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }) => (
    <button {...props} type="button" className={styles.emoji} title={emoji.label}>
      {emoji.emoji}
    </button>
  ),
}

export function EmojiPicker({ locale, words, onPick }: EmojiPickerProps) {
  const [tone, setTone] = useState(keptTone)
  const [tones, setTones] = useState<readonly string[] | 'failed'>([])
  useEffect(() => {
    emojiNames(locale).then(
      (names) => setTones(names.tones),
      () => setTones('failed'),
    )
  }, [locale])
  if (tones === 'failed') return <p className={styles.note}>{words.failed}</p>
  const at = TONES.indexOf(tone as (typeof TONES)[number])
  const changeTone = () => {
    const next = TONES[at + 1] ?? 'none'
    setTone(next)
    keepTone(next)
  }
  return (
    <Picker.Root
      className={styles.picker}
      locale={locale}
      columns={8}
      skinTone={tone}
      resolveEmojiData={resolve}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <div className={styles.head}>
        <Picker.Search
          autoFocus
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
        />
        <button
          type="button"
          className={styles.tone}
          aria-label={words.tone(tones[at] ?? words.plainTone)}
          onClick={changeTone}
        >
          {HANDS[at + 1]}
        </button>
      </div>
      <Picker.Viewport className={styles.viewport} tabIndex={-1}>
        <Picker.Loading className={styles.note}>{words.loading}</Picker.Loading>
        <Picker.Empty className={styles.note}>{({ search }) => words.none(search)}</Picker.Empty>
        <Picker.List className={styles.list} aria-label={words.search} components={PARTS} />
      </Picker.Viewport>
    </Picker.Root>
  )
}
