/** For whom an invite is, in the person's own words: kept when they stop typing, and at the latest when they leave. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import styles from './InviteSheet.module.css'

const QUIET_MS = 600
const LONGEST = 120

export function NoteField({ id, note }: { id: string; note: string }) {
  const { t } = useTranslation()
  const { invites } = useClient()
  const [text, setText] = useState(note)
  const unsaved = useRef<string | null>(null)

  const keep = useRef(() => {})
  keep.current = () => {
    if (unsaved.current === null) return
    void invites.note(id, unsaved.current.trim())
    void invites.handOut(id)
    unsaved.current = null
  }

  useEffect(() => {
    if (unsaved.current !== text) return
    const timer = setTimeout(() => keep.current(), QUIET_MS)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => () => keep.current(), [])

  return (
    <div className={styles.note}>
      <TextField
        label={t('invites.note')}
        placeholder={t('invites.noteHint')}
        value={text}
        onChange={(next) => {
          unsaved.current = next
          setText(next)
        }}
        onBlur={() => keep.current()}
        maxLength={LONGEST}
        autoComplete="off"
      />
    </div>
  )
}
