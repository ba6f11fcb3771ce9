/** Nothing to see on the page: tells elsewhere that somebody wrote, for as long as this is there. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Herald, Place } from '../../client/noticing/noticing.ts'
import { mosaicPicture } from '../../ui/mosaic-picture.ts'
import { showOnTabIcon } from '../../ui/tab-icon.ts'
import { useClient } from '../client-context.tsx'
import { useNoticing } from '../useNoticing.ts'
import { newsWords } from './news-words.ts'

export interface BeingToldProps {
  /** The open chat. */
  place: Place | null
  /** In how many chats, of all accounts, something is new. */
  unread: number
  onOpen: Herald['open']
}

export function BeingTold({ place, unread, onOpen }: BeingToldProps) {
  const { t } = useTranslation()
  const client = useClient()
  const noticing = useNoticing()
  const ways = useRef({ t, onOpen, client })
  useEffect(() => {
    ways.current = { t, onOpen, client }
  })
  useEffect(
    () =>
      noticing?.begin({
        words(news) {
          const icon = mosaicPicture(news.conversation)
          const { t } = ways.current
          return { ...newsWords(t, news), reply: t('notifications.reply'), ...(icon && { icon }) }
        },
        open: (where) => ways.current.onOpen(where),
        answer({ account, conversation }, text, upTo) {
          const { messages, conversations } = ways.current.client.partsOf(account)
          // Whoever answers has read it.
          void messages.send(conversation, text).then(() => conversations.markRead(conversation, upTo))
        },
      }),
    [noticing],
  )
  const account = place?.account
  const conversation = place?.conversation
  useEffect(() => {
    if (account === undefined || conversation === undefined) return
    noticing?.look({ account, conversation })
    return () => noticing?.look(null)
  }, [noticing, account, conversation])
  useEffect(() => {
    noticing?.showCount(unread)
    showOnTabIcon(unread)
  }, [noticing, unread])
  // Whoever signs out leaves no number behind.
  useEffect(
    () => () => {
      noticing?.showCount(0)
      showOnTabIcon(0)
    },
    [noticing],
  )
  return null
}
