/** Reads out what comes in while the conversation is open: once, politely, and a flood only as a number. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView, TimelineWindow } from '../../client/client.ts'
import type { Message } from '../../model/message.ts'
import { announce } from '../../ui/announce.ts'
import { spokenBody } from './spoken-message.ts'

const MAX_SPOKEN = 200
const MAX_SINGLE = 2

/** Live messages of others after `order`, oldest first. Looks only at the end, however long the conversation is. */
export function newSince(window: TimelineWindow, order: number): readonly Message[] {
  const found: Message[] = []
  for (let index = window.items.length - 1; index >= 0; index--) {
    const item = window.items[index]
    if (item?.kind !== 'message') break
    if (item.message.order <= order) break
    if (item.message.direction === 'in' && item.message.origin === 'live') found.unshift(item.message)
  }
  return found
}

const newestOrder = (window: TimelineWindow): number => {
  const last = window.items.at(-1)
  return last?.kind === 'message' ? last.message.order : 0
}

export function useAnnounceNew(
  window: TimelineWindow,
  name: string,
  last: ConversationView['last'] | undefined,
): void {
  const { t } = useTranslation()
  const heard = useRef<number | null>(null)
  useEffect(() => {
    if (window.status !== 'ready') return
    if (heard.current !== null) {
      const fresh = newSince(window, heard.current)
      // Whoever reads further up hears of it all the same.
      if (window.newer && last && last.direction === 'in' && last.order > heard.current)
        announce(t('timeline.announce', { name, text: last.preview }), 'polite')
      if (fresh.length > MAX_SINGLE)
        announce(t('timeline.announceMany', { count: fresh.length, name }), 'polite')
      else
        for (const { body } of fresh)
          announce(
            t('timeline.announce', { name, text: spokenBody(body, name).slice(0, MAX_SPOKEN) }),
            'polite',
          )
    }
    heard.current = Math.max(heard.current ?? 0, last?.order ?? 0, newestOrder(window))
  }, [window, name, last, t])
}
