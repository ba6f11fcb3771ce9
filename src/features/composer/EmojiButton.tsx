/** Opens all emoji; what is picked comes where one was writing. Where there is no mouse, the keyboard has its own. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Floating } from '../../ui/Floating.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { LazyEmojiPicker } from '../LazyEmojiPicker.tsx'
import { useEmojiWords } from '../useEmojiWords.ts'
import styles from './EmojiButton.module.css'

interface EmojiButtonProps {
  onPick: (emoji: string) => void
  /** The picker is gone: the field has the focus again. */
  onClose: () => void
}

export function EmojiButton({ onPick, onClose }: EmojiButtonProps) {
  const { t, i18n } = useTranslation()
  const words = useEmojiWords()
  const [at, setAt] = useState<Element | null>(null)
  const isOpen = at !== null
  const wasOpen = useRef(false)
  const close = () => setAt(null)
  // Not before it is gone: as long as it is there, it keeps the focus.
  useEffect(() => {
    if (wasOpen.current && !isOpen) onClose()
    wasOpen.current = isOpen
  }, [isOpen, onClose])
  return (
    <>
      <IconButton icon="emoji" label={t('composer.emoji')} onPress={({ target }) => setAt(target)} />
      {at && (
        <Floating
          at={at}
          title={t('emoji.pick')}
          closeLabel={t('messages.close')}
          placement="top end"
          onClose={close}
        >
          <div className={styles.picker}>
            <LazyEmojiPicker
              locale={i18n.language}
              words={words}
              onPick={(emoji) => {
                onPick(emoji)
                close()
              }}
            />
          </div>
        </Floating>
      )}
    </>
  )
}
