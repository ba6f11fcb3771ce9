/** All conversations, newest first, with search; and how to begin when there are none. */
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { perFrame } from '../../live/per-frame.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useClient } from '../client-context.tsx'
import { useHeadingFocus } from '../useHeadingFocus.ts'
import styles from './ConversationList.module.css'
import { ConversationRows } from './ConversationRows.tsx'
import type { ConversationSearch } from './conversation-search.ts'
import { FoundChat } from './FoundChat.tsx'
import { NewChat } from './NewChat.tsx'
import { ShelfDoors, type ShelfName } from './ShelfDoors.tsx'
import { searchConversations } from './search-conversations.ts'
import { useIntoRows } from './useIntoRows.ts'
import { useSteadyOrder } from './useSteadyOrder.ts'

const Shelf = lazy(() => import('./Shelf.tsx').then((module) => ({ default: module.Shelf })))

export interface ConversationListProps {
  /** The open conversation. */
  current: BareJid | null
  /** The address of a conversation, as a link. */
  chatHref(jid: BareJid): string
  onOpen(jid: BareJid): void
  /** Stands in the place of the rows while there are none. */
  nobody: ReactNode
  /** More to do, beside "New chat". */
  actions?: ReactNode
  /** Draws all that a search finds, the chats among it; without it only they are found. */
  results?: ((search: ConversationSearch) => ReactNode) | undefined
  /** What was looked for when the list was last there, as on phones while a chat covers it. */
  kept?: { current: string } | undefined
  /** Keys that lead to the search, as written. */
  searchShortcut?: string | undefined
}

export function ConversationList(props: ConversationListProps) {
  const { current, chatHref, onOpen, nobody, actions, results, kept, searchShortcut } = props
  const { t } = useTranslation()
  const client = useClient()
  const all = useLive(useMemo(() => perFrame(client.conversations.all), [client]))
  const requests = useLive(client.conversations.requests)
  const [shelf, setShelf] = useState<ShelfName | null>(null)
  useHeadingFocus(shelf ?? 'chats')
  const [wanted, setWanted] = useState(kept?.current ?? '')
  const [isSearching, setSearching] = useState(wanted !== '')
  useEffect(() => {
    if (kept) kept.current = wanted
  }, [kept, wanted])
  const [isNewChat, setNewChat] = useState(false)
  const { rows, hold } = useSteadyOrder(all ?? [])
  const listed = useMemo(() => rows.filter((row) => !row.archived), [rows])
  // Who looks for something, finds it in the archive, too.
  const found = useMemo(
    () => (wanted.trim() ? searchConversations(rows, wanted) : listed),
    [rows, listed, wanted],
  )
  const isEmpty = all !== null && all.length === 0
  const isLooking = results !== undefined && !isEmpty && wanted.trim() !== ''
  const { rowsRef, onKeyDown } = useIntoRows(isLooking)
  const chats = (
    <ConversationRows label={t('conversations.title')} rows={found} current={current} chatHref={chatHref} />
  )
  const drawChat = (chat: ConversationView, tabIndex: 0 | -1) => (
    <FoundChat
      conversation={chat}
      href={chatHref(chat.jid)}
      isCurrent={chat.jid === current}
      tabIndex={tabIndex}
    />
  )
  if (shelf)
    return (
      <Suspense fallback={<section className={styles.pane} aria-label={t('conversations.title')} />}>
        <Shelf name={shelf} current={current} chatHref={chatHref} onBack={() => setShelf(null)} />
      </Suspense>
    )
  return (
    <section className={styles.pane} aria-label={t('conversations.title')}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('conversations.title')}</h1>
        {!isEmpty && (
          <span className={styles.phone}>
            <IconButton
              icon="search"
              label={t('conversations.search')}
              onPress={() => {
                setSearching(!isSearching)
                setWanted('')
              }}
            />
          </span>
        )}
        <IconButton icon="new-chat" label={t('conversations.newChat')} onPress={() => setNewChat(true)} />
        {actions}
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field lead on into the rows */}
      <div className={isSearching ? styles.search : styles.searchWide} onKeyDown={onKeyDown}>
        <SearchField
          key={String(isSearching)}
          label={t('conversations.search')}
          value={wanted}
          onChange={setWanted}
          shortcut={searchShortcut}
          autoFocus={isSearching && wanted === ''}
        />
      </div>
      {isEmpty && (
        <>
          <p className={styles.note}>{t('conversations.lineUp')}</p>
          <div className={styles.blank}>{nobody}</div>
        </>
      )}
      {wanted.trim() !== '' && !isLooking && !isEmpty && found.length === 0 && (
        <p className={styles.note} role="status">
          {t('conversations.notFound', { text: wanted })}
        </p>
      )}
      {(isLooking || found.length > 0) && (
        <div ref={rowsRef} className={styles.rows} {...hold}>
          {isLooking ? results({ wanted, chats: found, drawChat, meanwhile: chats }) : chats}
        </div>
      )}
      {!wanted && (
        <ShelfDoors
          requests={requests?.length ?? 0}
          archived={rows.length - listed.length}
          onOpen={setShelf}
        />
      )}
      <NewChat isOpen={isNewChat} onOpenChange={setNewChat} onChosen={onOpen} />
    </section>
  )
}
