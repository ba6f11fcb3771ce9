/** A question with its answers below each other: one of them, or some of them. */
import type { ReactNode } from 'react'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Checkbox } from './Checkbox.tsx'
import styles from './Choices.module.css'
import { FieldNote } from './FieldNote.tsx'

export interface ChoicesProps {
  label: string
  /** One answer only. */
  single: boolean
  values: readonly string[]
  options: readonly { label: string; value: string }[]
  onChange: (values: string[]) => void
  hint?: ReactNode
  error?: ReactNode
  isRequired?: boolean | undefined
  isDisabled?: boolean | undefined
  /** More than one looks through at a glance: they stand in columns, read downwards. */
  isMany?: boolean | undefined
}

export function Choices(props: ChoicesProps) {
  const { label, single, values, options, onChange, hint, error, isRequired, isDisabled, isMany } = props
  const group = {
    isRequired: isRequired ?? false,
    isDisabled: isDisabled ?? false,
    isInvalid: Boolean(error),
    validationBehavior: 'aria' as const,
    className: styles.group ?? '',
  }
  const around = (choices: ReactNode) => (
    <>
      <Label className={styles.label}>{label}</Label>
      <div className={isMany ? styles.columns : styles.choices}>{choices}</div>
      <FieldNote hint={hint} error={error} />
    </>
  )
  if (single)
    return (
      <RadioGroup {...group} value={values[0] ?? null} onChange={(one) => onChange([one])}>
        {around(
          options.map((option) => (
            <Radio key={option.value} value={option.value} className={styles.choice ?? ''}>
              <span className={styles.dot} />
              <span className={styles.words}>{option.label}</span>
            </Radio>
          )),
        )}
      </RadioGroup>
    )
  return (
    <CheckboxGroup {...group} value={[...values]} onChange={onChange}>
      {around(
        options.map((option) => (
          <Checkbox key={option.value} value={option.value}>
            {option.label}
          </Checkbox>
        )),
      )}
    </CheckboxGroup>
  )
}
