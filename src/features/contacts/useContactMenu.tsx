/** What can be done with a contact, as entries of a menu, and the sheets that these open. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useClient } from '../client-context.tsx'
import { RenameContact } from './RenameContact.tsx'

export interface ContactMenu {
  items: readonly MenuEntry[]
  /** Has to be somewhere on screen. */
  sheets: ReactNode
}

export function useContactMenu(jid: BareJid): ContactMenu {
  const { t } = useTranslation()
  const client = useClient()
  const contact = useLive(client.contacts.one(jid))
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const close = (isOpen: boolean) => !isOpen && setOpen(null)

  if (!contact?.listed)
    return {
      items: [
        {
          id: 'add',
          label: t('contacts.add'),
          icon: 'add-person',
          onAction: () => void client.contacts.add(jid, ''),
        },
      ],
      sheets: null,
    }
  return {
    items: [
      { id: 'rename', label: t('contacts.rename'), icon: 'edit', onAction: () => setOpen('rename') },
      {
        id: 'remove',
        label: t('contacts.remove'),
        icon: 'remove-person',
        rank: 'danger',
        onAction: () => setOpen('remove'),
      },
    ],
    sheets: (
      <>
        <RenameContact contact={contact} isOpen={open === 'rename'} onOpenChange={close} />
        <ConfirmSheet
          title={t('contacts.removeTitle', { name: contact.displayName })}
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
          <p>{t('contacts.removeText', { name: contact.displayName })}</p>
        </ConfirmSheet>
      </>
    ),
  }
}
