/** The questions of a server, whatever they are: every kind of field that its form may have, in its order and its words. */
import type { ReactNode } from 'react'
import type { FormAnswers, FormField } from '../model/data-form.ts'
import { Checkbox } from './Checkbox.tsx'
import { Choices } from './Choices.tsx'
import styles from './FormFields.module.css'
import { TextField } from './TextField.tsx'
import { TextLines } from './TextLines.tsx'

export interface FormFieldsProps {
  fields: readonly FormField[]
  answers: FormAnswers
  onChange: (name: string, values: readonly string[]) => void
  /** By name of the field: what is wrong with its answer. */
  errors?: Readonly<Record<string, ReactNode>> | undefined
  words: {
    /** Names of the button at a secret. */
    show: string
    hide: string
    /** Below a field that may stay empty, and below one that takes one entry a line. */
    optional: string
    onePerLine: string
    /** What a picture that belongs to a question is called. */
    picture: string
  }
  /** Draws a field that the screen knows better, such as a name or a password; undefined: as all others. */
  known?: ((field: FormField) => ReactNode) | undefined
  isDisabled?: boolean | undefined
}

export function FormFields(props: FormFieldsProps) {
  return props.fields
    .filter((field) => field.kind !== 'hidden')
    .map((field, index) => (
      <div key={field.name || `fixed-${index}`} className={styles.field}>
        {field.image && <img className={styles.picture} src={field.image} alt={props.words.picture} />}
        {props.known?.(field) ?? <Field {...props} field={field} />}
      </div>
    ))
}

function Field({
  field,
  answers,
  onChange,
  errors,
  words,
  isDisabled,
}: FormFieldsProps & { field: FormField }) {
  const { name, kind, label, description, required, options } = field
  const values = answers[name] ?? []
  const hints = [
    description,
    (kind === 'lines' || kind === 'addresses') && words.onePerLine,
    !required && kind !== 'yes-no' && words.optional,
  ]
  const common = {
    label: label || name,
    hint: hints.filter(Boolean).join(' '),
    error: errors?.[name],
    isRequired: required,
    isDisabled,
  }
  switch (kind) {
    case 'fixed':
      return [label, ...field.values].filter(Boolean).map((text) => (
        <p key={text} className={styles.fixed} dir="auto">
          {text}
        </p>
      ))
    case 'yes-no':
      return (
        <>
          <Checkbox
            isSelected={values[0] === 'true'}
            onChange={(yes) => onChange(name, [String(yes)])}
            isDisabled={isDisabled}
          >
            {common.label}
          </Checkbox>
          {description && <p className={styles.fixed}>{description}</p>}
        </>
      )
    case 'one-of':
    case 'some-of':
      return (
        <Choices
          {...common}
          single={kind === 'one-of'}
          values={values}
          options={options}
          onChange={(chosen) => onChange(name, chosen)}
        />
      )
    case 'lines':
    case 'addresses':
      return (
        <TextLines
          {...common}
          value={values.join('\n')}
          onChange={(text) => onChange(name, text === '' ? [] : text.split('\n'))}
        />
      )
    default:
      return (
        <TextField
          {...common}
          {...(kind === 'secret' ? { type: 'password', reveal: words } : { type: 'text' })}
          value={values[0] ?? ''}
          onChange={(text) => onChange(name, text === '' ? [] : [text])}
          inputMode={kind === 'address' ? 'email' : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )
  }
}
