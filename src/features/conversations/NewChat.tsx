/** Begins a conversation: with a contact, or with any address. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { fold } from '../../model/fold.ts'
import { type BareJid, parseJid, toBareJid } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import { useClient } from '../client-context.tsx'
import styles from './NewChat.module.css'

interface NewChatProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  onChosen(jid: BareJid): void
}

type Choice = { jid: BareJid; name: string; typed: boolean }

/** The contacts that match, and the address itself when one was typed and nobody has it. */
export function choices(contacts: readonly ContactView[], text: string): readonly Choice[] {
  const wanted = fold(text.trim())
  const found = contacts
    .filter((one) => one.listed && (fold(one.displayName).includes(wanted) || one.jid.includes(wanted)))
    .map(({ jid, displayName }) => ({ jid, name: displayName, typed: false }))
  const typed = parseJid(text.trim())?.local ? toBareJid(text) : null
  if (!typed || found.some((one) => one.jid === typed)) return found
  return [{ jid: typed, name: typed, typed: true }, ...found]
}

export function NewChat({ isOpen, onOpenChange, onChosen }: NewChatProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('conversations.newChat')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('conversations.close')}
    >
      <NewChatChoice
        onChosen={(jid) => {
          onOpenChange(false)
          onChosen(jid)
        }}
      />
    </Sheet>
  )
}

function NewChatChoice({ onChosen }: { onChosen(jid: BareJid): void }) {
  const { t } = useTranslation()
  const contacts = useLive(useClient().contacts.all)
  const [text, setText] = useState('')
  const rows = useMemo(() => choices(contacts ?? [], text), [contacts, text])
  const first = rows[0]
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (first) onChosen(first.jid)
      }}
    >
      <TextField
        label={t('conversations.who')}
        value={text}
        onChange={setText}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={rows.length === 0 ? t('conversations.whoNobody') : t('conversations.whoHint')}
      />
      <div className={styles.rows}>
        <VirtualRows label={t('conversations.choices')} rows={rows} rowKey={(row) => row.jid}>
          {(row, tabIndex) => (
            <button
              type="button"
              tabIndex={tabIndex}
              className={styles.row}
              onClick={() => onChosen(row.jid)}
            >
              <Avatar address={row.jid} size={40} under="raised" />
              <span className={styles.words}>
                <b dir="auto">{row.typed ? t('conversations.writeTo', { address: row.jid }) : row.name}</b>
                {!row.typed && <small>{row.jid}</small>}
              </span>
              <Icon name="forward" />
            </button>
          )}
        </VirtualRows>
      </div>
    </form>
  )
}
