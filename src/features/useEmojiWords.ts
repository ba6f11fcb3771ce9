/** The words of the emoji picker, wherever it opens. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmojiPickerWords } from '../ui/EmojiPicker.tsx'

export function useEmojiWords(): EmojiPickerWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      search: t('emoji.search'),
      loading: t('emoji.loading'),
      none: (text) => t('emoji.none', { text }),
      tone: (tone) => t('emoji.tone', { tone }),
      plainTone: t('emoji.plainTone'),
      failed: t('emoji.failed'),
    }),
    [t],
  )
}
