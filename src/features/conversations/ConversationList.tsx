/** All conversations, newest first, with search; and how to begin when there are none. */
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { perFrame } from '../../live/per-frame.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useToday } from '../../ui/useToday.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import { useClient } from '../client-context.tsx'
import styles from './ConversationList.module.css'
import { ConversationRow } from './ConversationRow.tsx'
import { NewChat } from './NewChat.tsx'
import { searchConversations } from './search-conversations.ts'
import { useSteadyOrder } from './useSteadyOrder.ts'

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
  /** Keys that lead to the search, as written. */
  searchShortcut?: string | undefined
}

export function ConversationList(props: ConversationListProps) {
  const { current, chatHref, onOpen, nobody, actions, searchShortcut } = props
  const { t } = useTranslation()
  const client = useClient()
  const all = useLive(useMemo(() => perFrame(client.conversations.all), [client]))
  const online = useLive(client.connection).status === 'online'
  const today = useToday()
  const onPhone = useMedia('(max-width: 719px)')
  const [wanted, setWanted] = useState('')
  const [isSearching, setSearching] = useState(false)
  const [isNewChat, setNewChat] = useState(false)
  const { rows, hold } = useSteadyOrder(all ?? [])
  const found = useMemo(() => searchConversations(rows, wanted), [rows, wanted])
  const isEmpty = all !== null && all.length === 0
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
      <div className={isSearching ? styles.search : styles.searchWide}>
        <SearchField
          key={String(isSearching)}
          label={t('conversations.search')}
          value={wanted}
          onChange={setWanted}
          shortcut={searchShortcut}
          autoFocus={isSearching}
        />
      </div>
      {isEmpty && (
        <>
          <p className={styles.note}>{t('conversations.lineUp')}</p>
          <div className={styles.blank}>{nobody}</div>
        </>
      )}
      {all !== null && !isEmpty && found.length === 0 && (
        <p className={styles.note} role="status">
          {t('conversations.notFound', { text: wanted })}
        </p>
      )}
      {found.length > 0 && (
        <div className={styles.rows} {...hold}>
          <VirtualRows
            label={t('conversations.title')}
            rows={found}
            rowKey={(row) => row.jid}
            currentKey={current ?? undefined}
          >
            {(row, tabIndex) => (
              <ConversationRow
                conversation={row}
                href={chatHref(row.jid)}
                isCurrent={row.jid === current}
                online={online}
                today={today}
                onPhone={onPhone}
                tabIndex={tabIndex}
              />
            )}
          </VirtualRows>
        </div>
      )}
      <NewChat isOpen={isNewChat} onOpenChange={setNewChat} onChosen={onOpen} />
    </section>
  )
}
