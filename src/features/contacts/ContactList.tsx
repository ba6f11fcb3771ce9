/** Everybody one knows, by name; first those who ask to be let in. */
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import { useClient } from '../client-context.tsx'
import { AddContact } from './AddContact.tsx'
import styles from './ContactList.module.css'
import { ContactRequests } from './ContactRequests.tsx'
import { ContactRow } from './ContactRow.tsx'
import { allGroups, inGroup } from './contact-groups.ts'
import { GroupFilter } from './GroupFilter.tsx'
import { ManagedNote } from './ManagedNote.tsx'
import { searchContacts } from './search-contacts.ts'

export interface ContactListProps {
  /** The contact whose chat is open. */
  current: BareJid | null
  /** The address of the conversation with somebody, as a link. */
  chatHref(jid: BareJid): string
  onOpen(jid: BareJid): void
  /** More to do, beside "Add a contact", which then has no words. */
  actions?: ReactNode
}

export function ContactList({ current, chatHref, onOpen, actions }: ContactListProps) {
  const { t } = useTranslation()
  const client = useClient()
  const all = useLive(client.contacts.all)
  const account = useLive(client.account)
  const online = useLive(client.connection).status === 'online'
  const onPhone = useMedia('(max-width: 719px)')
  const [wanted, setWanted] = useState('')
  const [wantedGroup, setGroup] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const isManaged = useLive(client.managing.isManaged)
  const asking = useMemo(() => all?.filter((one) => one.request) ?? [], [all])
  const listed = useMemo(() => all?.filter((one) => one.listed) ?? [], [all])
  const groups = useMemo(() => allGroups(listed), [listed])
  // The last of them may have left it.
  const group = wantedGroup !== null && groups.includes(wantedGroup) ? wantedGroup : null
  const found = useMemo(() => searchContacts(inGroup(listed, group), wanted), [listed, group, wanted])
  return (
    <section className={styles.pane} aria-label={t('contacts.title')}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('contacts.title')}</h1>
        {!isManaged &&
          (actions ? (
            <IconButton icon="add-person" label={t('contacts.add')} onPress={() => setAdding(true)} />
          ) : (
            <Button rank="soft" icon="add-person" onPress={() => setAdding(true)}>
              {t('contacts.add')}
            </Button>
          ))}
        {actions}
      </header>
      <ManagedNote />
      {listed.length > 0 && (
        <div className={styles.search}>
          <SearchField label={t('contacts.search')} value={wanted} onChange={setWanted} />
        </div>
      )}
      {groups.length > 0 && <GroupFilter groups={groups} value={group} onChange={setGroup} />}
      <ContactRequests asking={asking} />
      {all !== null && listed.length === 0 && asking.length === 0 && (
        <EmptyState
          title={t('contacts.nobodyTitle')}
          text={isManaged ? t('managed.nobodyText') : t('contacts.nobodyText')}
          figure={<TokenFigure address={account?.jid ?? ''} state="open" size={136} />}
        />
      )}
      {listed.length > 0 && found.length === 0 && (
        <p className={styles.note} role="status">
          {t('contacts.notFound', { text: wanted })}
        </p>
      )}
      {found.length > 0 && (
        <VirtualRows
          label={t('contacts.title')}
          rows={found}
          rowKey={(row) => row.jid}
          currentKey={current ?? undefined}
        >
          {(row, tabIndex) => (
            <ContactRow
              contact={row}
              href={chatHref(row.jid)}
              isCurrent={row.jid === current}
              isManaged={isManaged}
              online={online}
              onPhone={onPhone}
              tabIndex={tabIndex}
            />
          )}
        </VirtualRows>
      )}
      {!isManaged && <AddContact isOpen={isAdding} onOpenChange={setAdding} onOpen={onOpen} />}
    </section>
  )
}
