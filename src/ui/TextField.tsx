/** One line to type: label above, help or error below, an error with what happened and what to do. */
import { type HTMLAttributes, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { Group } from 'react-aria-components/Group'
import {
  type TextFieldProps as BaseProps,
  Input,
  Label,
  TextField as RacTextField,
} from 'react-aria-components/TextField'
import { classes } from './classes.ts'
import { FieldNote } from './FieldNote.tsx'
import { IconButton } from './IconButton.tsx'
import type { IconName } from './icons.ts'
import styles from './TextField.module.css'

export interface TextFieldProps
  extends Pick<
    BaseProps,
    | 'type'
    | 'name'
    | 'autoComplete'
    | 'isRequired'
    | 'isDisabled'
    | 'isReadOnly'
    | 'autoFocus'
    | 'onBlur'
    | 'maxLength'
  > {
  label: string
  value: string
  onChange: (text: string) => void
  hint?: ReactNode
  /** Describes the input, so it is read out where the focus is there; elsewhere the screen announces it. */
  error?: ReactNode
  /** Stands behind the text, such as the rest of an address. */
  suffix?: string | undefined
  placeholder?: string | undefined
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoCapitalize?: 'none' | 'sentences' | undefined
  spellCheck?: boolean | undefined
  /** Adds a button that shows a password and hides it again; these are its two names. */
  reveal?: { show: string; hide: string } | undefined
  /** Adds a button that writes into the field, which is shown then. */
  tool?: { icon: IconName; label: string; onPress: () => void } | undefined
  /** Of the input. */
  'data-testid'?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, suffix, placeholder, inputMode, reveal, tool, ...rest } = props
  const { autoCapitalize, spellCheck, 'data-testid': testId, ...field } = rest
  const [shown, setShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const bad = error !== undefined && error !== null && error !== false && error !== ''

  /** The whole box is the field, its edges and the suffix as well. */
  function focusInput(event: PointerEvent<HTMLElement>) {
    if (event.target instanceof Element && event.target.closest('input, button')) return
    event.preventDefault()
    input.current?.focus()
  }

  return (
    <RacTextField
      {...field}
      type={reveal && shown ? 'text' : (field.type ?? 'text')}
      isInvalid={bad}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label}>{label}</Label>
      {/* With the rest of an address behind it, the whole runs from left to right, whatever the page does. */}
      <Group className={styles.box ?? ''} dir={suffix ? 'ltr' : undefined} onPointerDown={focusInput}>
        <Input
          ref={input}
          className={styles.input ?? ''}
          dir="auto"
          placeholder={placeholder}
          inputMode={inputMode}
          autoCapitalize={autoCapitalize}
          spellCheck={spellCheck}
          data-testid={testId}
        />
        {suffix && <span className={styles.suffix}>{suffix}</span>}
        {reveal && (
          <IconButton
            icon={shown ? 'hide' : 'show'}
            label={shown ? reveal.hide : reveal.show}
            isDisabled={field.isDisabled}
            onPress={() => setShown(!shown)}
          />
        )}
        {tool && (
          <IconButton
            icon={tool.icon}
            label={tool.label}
            isDisabled={field.isDisabled}
            onPress={() => {
              setShown(true)
              tool.onPress()
            }}
          />
        )}
      </Group>
      <div className={classes(styles.below, Boolean(hint) && styles.reserved)}>
        <FieldNote hint={hint} error={error} />
      </div>
    </RacTextField>
  )
}
