/** What can be done with a person, as entries of a menu, and the sheets that these open. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { nameOf } from '../../model/standing.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import { RenameContact } from './RenameContact.tsx'

const OwnName = lazy(() => import('./OwnName.tsx').then((module) => ({ default: module.OwnName })))
const BlockSheet = lazy(() => import('./BlockSheet.tsx').then((module) => ({ default: module.BlockSheet })))

export interface ContactMenu {
  items: readonly MenuEntry[]
  /** Has to be somewhere on screen. */
  sheets: ReactNode
}

export function useContactMenu(jid: BareJid): ContactMenu {
  const { t } = useTranslation()
  const client = useClient()
  const contact = useLive(client.contacts.one(jid))
  const conversation = useLive(useMemo(() => client.conversations.one(jid), [client, jid]))
  const isBlocked = useLive(useMemo(() => client.people.isBlocked(jid), [client, jid]))
  // What would be refused, or undone, is not offered; what is one's own is.
  const isKept = useLive(useMemo(() => client.managing.keeps(jid), [client, jid]))
  const profile = useLive(useMemo(() => client.people.profile(jid), [client, jid]))
  const [open, setOpen] = useState<'rename' | 'own-name' | 'remove' | 'block' | null>(null)
  const close = (isOpen: boolean) => !isOpen && setOpen(null)
  const listed = contact?.listed ? contact : null
  const name = contact?.displayName ?? conversation?.name ?? localpart(jid)

  const items: MenuEntry[] = []
  if (isKept)
    items.push({
      id: 'own-name',
      label: t('managed.ownName'),
      icon: 'edit',
      onAction: () => setOpen('own-name'),
    })
  else if (listed)
    items.push({
      id: 'rename',
      label: t('contacts.rename'),
      icon: 'edit',
      onAction: () => setOpen('rename'),
    })
  else if (!isBlocked)
    items.push({
      id: 'add',
      label: t('contacts.add'),
      icon: 'add-person',
      onAction: () => void client.contacts.add(jid, ''),
    })
  if (isBlocked)
    items.push({
      id: 'unblock',
      label: t('people.unblock'),
      icon: 'block',
      onAction() {
        void client.people.unblock(jid)
        showToast({ text: t('people.unblocked', { name }) })
      },
    })
  else
    items.push({
      id: 'block',
      label: t('people.block'),
      icon: 'block',
      rank: 'danger',
      onAction: () => setOpen('block'),
    })
  if (listed && !isKept)
    items.push({
      id: 'remove',
      label: t('contacts.remove'),
      icon: 'remove-person',
      rank: 'danger',
      onAction: () => setOpen('remove'),
    })

  return {
    items,
    sheets: (
      <>
        {listed && <RenameContact contact={listed} isOpen={open === 'rename'} onOpenChange={close} />}
        {open === 'own-name' && (
          <Suspense fallback={null}>
            <OwnName
              jid={jid}
              name={name}
              otherwise={nameOf(jid, contact?.name, profile)}
              isOpen
              onOpenChange={close}
            />
          </Suspense>
        )}
        {open === 'block' && (
          <Suspense fallback={null}>
            <BlockSheet jid={jid} name={name} isOpen onOpenChange={close} />
          </Suspense>
        )}
        {listed && (
          <ConfirmSheet
            title={t('contacts.removeTitle', { name })}
            isOpen={open === 'remove'}
            onOpenChange={close}
            confirmLabel={t('contacts.removeConfirm')}
            cancelLabel={t('contacts.keep')}
            rank="danger-fill"
            onConfirm={() => {
              setOpen(null)
              void client.contacts.remove(jid)
            }}
          >
            <p>{t('contacts.removeText', { name })}</p>
          </ConfirmSheet>
        )}
      </>
    ),
  }
}
