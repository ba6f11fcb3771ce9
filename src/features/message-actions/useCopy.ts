/** Puts messages on the clipboard, and says whether that went well. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { showToast } from '../../ui/toast-queue.ts'
import { usePersonName } from '../usePersonName.ts'
import { copied } from './copy-messages.ts'

export function useCopy(): (messages: readonly Message[]) => Promise<void> {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  return async (messages) => {
    try {
      await navigator.clipboard.writeText(copied(messages, ({ from }) => nameOf(from)))
      showToast({ text: t('messages.copied') })
    } catch {
      showToast({ text: t('messages.notCopied') })
    }
  }
}
