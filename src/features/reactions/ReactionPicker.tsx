/** The six that most people mean, and a way to all others. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LazyEmojiPicker } from '../LazyEmojiPicker.tsx'
import { useEmojiWords } from '../useEmojiWords.ts'
import styles from './ReactionPicker.module.css'
import { useReact } from './useReact.ts'

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏']

export interface ReactionPickerProps {
  message: Message
  /** The first one takes the focus. */
  autoFocus?: boolean
  /** All of them are shown: what else was there makes room. */
  onGrow?: () => void
  onDone: () => void
}

export function ReactionPicker({ message, autoFocus = false, onGrow, onDone }: ReactionPickerProps) {
  const { t, i18n } = useTranslation()
  const words = useEmojiWords()
  const { has, toggle } = useReact(message)
  const [showsAll, setShowsAll] = useState(false)
  const pick = (emoji: string) => {
    toggle(emoji)
    onDone()
  }
  if (showsAll)
    return (
      <div className={styles.all}>
        <LazyEmojiPicker locale={i18n.language} words={words} onPick={pick} />
      </div>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={t('reactions.react')} className={styles.quick}>
      {QUICK.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: it was opened to choose one
          autoFocus={autoFocus && index === 0}
          className={classes(styles.emoji, has(emoji) && styles.on)}
          aria-label={t('reactions.reactWith', { emoji })}
          aria-pressed={has(emoji)}
          onClick={() => pick(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        className={styles.emoji}
        aria-label={t('reactions.all')}
        onClick={() => {
          setShowsAll(true)
          onGrow?.()
        }}
      >
        <Icon name="add" />
      </button>
    </div>
  )
}
