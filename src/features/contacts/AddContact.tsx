/** Asks somebody to be a contact, by address. Every answer has its own sentence. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AddContactResult } from '../../client/client.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import styles from './AddContact.module.css'

export interface AddContactProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  /** Opens the conversation with them. */
  onOpen(jid: BareJid): void
}

export function AddContact({ isOpen, onOpenChange, onOpen }: AddContactProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('contacts.addTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('contacts.close')}
    >
      <AddContactForm
        onOpen={(jid) => {
          onOpenChange(false)
          onOpen(jid)
        }}
      />
    </Sheet>
  )
}

type Problem = Exclude<AddContactResult, { status: 'added' }> | { status: 'failed' }

function AddContactForm({ onOpen }: { onOpen(jid: BareJid): void }) {
  const { t } = useTranslation()
  const client = useClient()
  const [address, setAddress] = useState('')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isPending, setPending] = useState(false)

  async function submit() {
    if (isPending) return
    setPending(true)
    setProblem(null)
    try {
      const result = await client.contacts.add(address.trim(), name.trim())
      if (result.status !== 'added') return setProblem(result)
      showToast({ text: t('contacts.added', { name: name.trim() || result.jid }) })
      onOpen(result.jid)
    } catch {
      setProblem({ status: 'failed' })
    } finally {
      setPending(false)
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className={styles.text}>{t('contacts.addText')}</p>
      <TextField
        label={t('contacts.address')}
        value={address}
        onChange={(text) => {
          setAddress(text)
          setProblem(null)
        }}
        hint={t('contacts.addressHint')}
        error={problem && t(`contacts.problem.${problem.status}`)}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
      <TextField
        label={t('contacts.name')}
        value={name}
        onChange={setName}
        hint={t('contacts.nameHint')}
        autoComplete="off"
      />
      {problem?.status === 'already' && (
        <Button rank="soft" size="big" wide onPress={() => onOpen(problem.jid)}>
          {t('contacts.openChat')}
        </Button>
      )}
      <Button type="submit" rank="primary" size="big" wide isPending={isPending}>
        {t('contacts.addSubmit')}
      </Button>
    </form>
  )
}
