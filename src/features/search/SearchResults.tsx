/** What a search finds: people and chats, messages on this device, and more of them on the server. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageHit } from '../../client/search/searching.ts'
import type { BareJid } from '../../model/jid.ts'
import { classes } from '../../ui/classes.ts'
import { useMedia } from '../../ui/useMedia.ts'
import { useToday } from '../../ui/useToday.ts'
import { useShowPlace } from '../show-place.ts'
import { HitRow } from './HitRow.tsx'
import { type ResultRow, resultRows } from './result-rows.ts'
import { SearchNarrow } from './SearchNarrow.tsx'
import styles from './SearchResults.module.css'
import { ServerRow } from './ServerRow.tsx'
import { useMessageSearch } from './useMessageSearch.ts'
import { useNarrow } from './useNarrow.ts'
import { useResultKeys } from './useResultKeys.ts'
import { useSpokenCount } from './useSpokenCount.ts'

export interface SearchResultsProps<Chat extends { jid: BareJid }> {
  /** As typed. */
  wanted: string
  chats: readonly Chat[]
  drawChat(chat: Chat, tabIndex: 0 | -1): ReactNode
  /** Stands there until this is. */
  meanwhile?: ReactNode
}

const HEADING = 40
const NOTE = 64
/** So near to the last one, the next page is asked for. */
const AHEAD = 15

export function SearchResults<Chat extends { jid: BareJid }>(props: SearchResultsProps<Chat>) {
  const { wanted, chats, drawChat } = props
  const { t } = useTranslation()
  const today = useToday()
  const showPlace = useShowPlace()
  const scroller = useRef<HTMLDivElement>(null)
  const [areAllChatsWanted, setAllChats] = useState(false)
  const narrow = useNarrow(wanted)
  const search = useMessageSearch(narrow.query)
  const { found, server } = search
  useSpokenCount(found)
  const rows = resultRows({ chats, chatKey: ({ jid }) => jid, areAllChatsWanted, found, server })
  const chatHeight = useMedia('(max-width: 719px)') ? 76 : 70
  const heightOf = (row: ResultRow<Chat> | undefined) =>
    row?.kind === 'heading' || row?.kind === 'allChats' || row?.kind === 'nothing'
      ? HEADING
      : row?.kind === 'server'
        ? NOTE
        : chatHeight

  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands where makes old heights wrong
  useEffect(() => list.measure(), [rows.map(({ kind }) => kind).join(), chatHeight])
  const keys = useResultKeys(
    rows.map(({ key }) => key),
    (index) => !['heading', 'nothing'].includes(rows[index]?.kind ?? 'heading'),
    scroller,
    (index) => list.scrollToIndex(index, { align: 'auto' }),
  )
  const drawn = list.getVirtualItems()
  const isNearEnd = (drawn.at(-1)?.index ?? 0) > rows.length - AHEAD
  useEffect(() => {
    if (isNearEnd) search.more()
  })

  const open = ({ archived, conversation, id, time }: MessageHit) =>
    showPlace(conversation, archived ? { kind: 'archived', id, time } : { kind: 'message', id })

  function draw(row: ResultRow<Chat>, tabIndex: 0 | -1): ReactNode {
    switch (row.kind) {
      case 'chat':
        return drawChat(row.chat, tabIndex)
      case 'allChats':
        return (
          <button type="button" tabIndex={tabIndex} className={styles.all} onClick={() => setAllChats(true)}>
            {t('search.allChats', { count: row.count })}
          </button>
        )
      case 'heading':
        return (
          <h2 className={styles.heading}>
            {row.key === 'server' ? t('search.onServer') : t('search.messages', { count: row.count ?? 0 })}
          </h2>
        )
      case 'hit':
        return (
          <HitRow
            hit={row.hit}
            first={row.first}
            today={today}
            tabIndex={tabIndex}
            onOpen={() => open(row.hit)}
          />
        )
      case 'nothing':
        return <p className={styles.note}>{t('search.nothing')}</p>
      case 'server':
        return <ServerRow server={row.server} tabIndex={tabIndex} onAsk={search.askServer} />
    }
  }

  return (
    <div className={styles.pane}>
      <SearchNarrow {...narrow} />
      <div ref={scroller} className={styles.scroller} aria-busy={found?.isPartial ?? true}>
        <ul
          className={styles.sizer}
          style={{ height: list.getTotalSize() }}
          aria-label={t('search.results')}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          {drawn.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <li
                key={item.key}
                data-row={item.key}
                className={classes(styles.item, row.kind === 'chat' && styles.chat)}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
              >
                {draw(row, item.index === keys.active ? 0 : -1)}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
