/** What one calls somebody. Only oneself sees it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '../../client/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import styles from './AddContact.module.css'

interface RenameContactProps {
  contact: ContactView
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function RenameContact({ contact, isOpen, onOpenChange }: RenameContactProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('contacts.renameTitle', { name: contact.displayName })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('contacts.close')}
    >
      <RenameForm contact={contact} onDone={() => onOpenChange(false)} />
    </Sheet>
  )
}

function RenameForm({ contact, onDone }: { contact: ContactView; onDone(): void }) {
  const { t } = useTranslation()
  const client = useClient()
  const [name, setName] = useState(contact.name)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void client.contacts.rename(contact.jid, name.trim())
        onDone()
      }}
    >
      <TextField
        label={t('contacts.name')}
        value={name}
        onChange={setName}
        hint={t('contacts.renameHint', { address: contact.jid })}
        autoFocus
        autoComplete="off"
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('contacts.renameSubmit')}
      </Button>
    </form>
  )
}
