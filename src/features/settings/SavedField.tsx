/** One line that is kept when its button is pressed, or Enter; the button is there while there is something to keep. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import styles from './SavedField.module.css'

export interface SavedFieldProps {
  label: string
  hint: string
  saved: string
  onSave(text: string): Promise<void>
}

const LONGEST = 100

/** Give it a `key` with what is saved: another device may change it. */
export function SavedField({ label, hint, saved, onSave }: SavedFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(saved)
  const isSame = text.trim() === saved

  async function save() {
    if (isSame) return
    await onSave(text.trim())
    showToast({ text: t('people.saved') })
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={label}
        value={text}
        onChange={setText}
        hint={hint}
        maxLength={LONGEST}
        autoComplete="off"
      />
      <Button type="submit" rank="soft" isDisabled={isSame}>
        {t('people.save')}
      </Button>
    </form>
  )
}
