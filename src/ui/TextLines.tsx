/** Several lines to type: the same as a text field, as high as its lines. */
import type { ReactNode } from 'react'
import { TextArea } from 'react-aria-components/TextArea'
import { Label, TextField as RacTextField } from 'react-aria-components/TextField'
import { FieldNote } from './FieldNote.tsx'
import styles from './TextField.module.css'
import own from './TextLines.module.css'

export interface TextLinesProps {
  label: string
  value: string
  onChange: (text: string) => void
  hint?: ReactNode
  error?: ReactNode
  name?: string | undefined
  isRequired?: boolean | undefined
  isDisabled?: boolean | undefined
  rows?: number | undefined
}

export function TextLines({ label, hint, error, rows = 3, isDisabled, isRequired, ...rest }: TextLinesProps) {
  const bad = Boolean(error)
  return (
    <RacTextField
      {...rest}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
      isInvalid={bad}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label}>{label}</Label>
      <TextArea rows={rows} dir="auto" className={own.lines ?? ''} />
      <div className={styles.below}>
        <FieldNote hint={hint} error={error} />
      </div>
    </RacTextField>
  )
}
