import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../ui/toast-queue.ts'
import { canTakeXmppLinks, takeXmppLinks } from './xmpp-links.ts'

/** Whoever has just come in through an invite knows what such links are good for: asked once, and in the settings later. */
export function useOfferLinks(): () => void {
  const { t } = useTranslation()
  return useCallback(() => {
    if (!canTakeXmppLinks()) return
    showToast({
      text: t('app.links.offer'),
      action: { label: t('app.links.yes'), onPress: takeXmppLinks },
    })
  }, [t])
}
