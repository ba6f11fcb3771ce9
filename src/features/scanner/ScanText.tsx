/** Takes a link, or a text with one in it. What is pasted is read at once; what is typed, when the hand rests. */
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ScanText.module.css'

const RESTING_MS = 400

export interface ScanTextProps {
  text: string
  onChange(text: string): void
  onText(text: string): void
  /** The focus is in the field, or was in the one that this takes the place of. */
  isIn: boolean
  onIn(isIn: boolean): void
  /** Stands behind the field. */
  children?: ReactNode
}

export function ScanText({ text, onChange, onText, isIn, onIn, children }: ScanTextProps) {
  const { t } = useTranslation()
  const told = useRef('')

  useEffect(() => {
    if (text === told.current) return
    // Many signs at once were pasted, or written by a machine.
    const isPasted = Math.abs(text.length - told.current.length) > 1 && text.length > 8
    const resting = setTimeout(
      () => {
        told.current = text
        onText(text)
      },
      isPasted ? 0 : RESTING_MS,
    )
    return () => clearTimeout(resting)
  }, [text, onText])

  function submit(event: FormEvent) {
    event.preventDefault()
    told.current = text
    onText(text)
  }

  return (
    <form
      className={styles.text}
      onSubmit={submit}
      noValidate
      onFocus={({ target }) => onIn(target instanceof HTMLInputElement)}
      onBlur={() => onIn(false)}
    >
      <TextField
        label={t('scan.text')}
        value={text}
        onChange={onChange}
        // Whoever was typing when the camera came or went, or about to, still is.
        autoFocus={isIn || text !== ''}
        placeholder={t('scan.textPlaceholder')}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-testid="scan-text"
      />
      {children}
    </form>
  )
}
