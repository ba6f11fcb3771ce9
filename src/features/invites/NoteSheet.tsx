/** For whom an invite is, to be changed later. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import styles from './InviteSheet.module.css'

interface NoteSheetProps {
  id: string
  note: string
  isOpen: boolean
  onClose(): void
}

export function NoteSheet({ id, note, isOpen, onClose }: NoteSheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('invites.list.noteTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('invites.close')}
    >
      <NoteForm id={id} note={note} onDone={onClose} />
    </Sheet>
  )
}

function NoteForm({ id, note, onDone }: { id: string; note: string; onDone(): void }) {
  const { t } = useTranslation()
  const { invites } = useClient()
  const [text, setText] = useState(note)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void invites.note(id, text.trim())
        if (text.trim()) void invites.handOut(id)
        onDone()
      }}
    >
      <TextField
        label={t('invites.note')}
        hint={t('invites.noteHint')}
        value={text}
        onChange={setText}
        maxLength={120}
        autoFocus
        autoComplete="off"
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('invites.list.noteSave')}
      </Button>
    </form>
  )
}
