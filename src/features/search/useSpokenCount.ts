/** Says how much was found, once one has stopped typing. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessagesFound } from '../../client/search/searching.ts'
import { announce } from '../../ui/announce.ts'

const PAUSE_MS = 700

export function useSpokenCount(found: MessagesFound | null): void {
  const { t } = useTranslation()
  const text = found?.query.text.trim()
  const total = found && !found.isPartial ? found.total : null
  useEffect(() => {
    if (!text || total === null) return
    const timer = setTimeout(() => announce(t('search.found', { count: total }), 'polite'), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, total, t])
}
