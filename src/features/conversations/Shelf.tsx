/** What is not in the list of chats: the archive, and the messages of strangers. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useClient } from '../client-context.tsx'
import styles from './ConversationList.module.css'
import { ConversationRows } from './ConversationRows.tsx'
import type { ShelfName } from './ShelfDoors.tsx'

export interface ShelfProps {
  name: ShelfName
  current: BareJid | null
  chatHref(jid: BareJid): string
  onBack(): void
}

export function Shelf({ name, current, chatHref, onBack }: ShelfProps) {
  const { t } = useTranslation()
  const { conversations } = useClient()
  const requests = useLive(conversations.requests)
  const all = useLive(conversations.all)
  const rows = (name === 'requests' ? requests : all?.filter((row) => row.archived)) ?? []
  const title = t(`conversations.${name}`)
  return (
    <section className={styles.pane} aria-label={title}>
      <header className={styles.head}>
        <IconButton icon="back" label={t('conversations.backToChats')} onPress={onBack} />
        <h1 className={styles.shelf}>{title}</h1>
      </header>
      <p className={styles.note}>{t(`conversations.${name}Text`)}</p>
      {rows.length > 0 ? (
        <ConversationRows label={title} rows={rows} current={current} chatHref={chatHref} />
      ) : (
        <EmptyState title={t(`conversations.${name}Empty`)} text="" />
      )}
    </section>
  )
}
