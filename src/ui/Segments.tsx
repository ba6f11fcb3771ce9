/** A few choices side by side, one of them on. Arrow keys choose. */
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './Segments.module.css'

export interface SegmentsProps<T extends string> {
  label: string
  value: T
  options: readonly { id: T; label: string }[]
  onChange: (value: T) => void
  /** Attributes of a choice, by which scripts find it. */
  marks?: ((id: T) => Readonly<Record<`data-${string}`, string>>) | undefined
  isDisabled?: boolean | undefined
}

export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
  marks,
  isDisabled,
}: SegmentsProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(id) => onChange(id as T)}
      isDisabled={isDisabled ?? false}
      orientation="horizontal"
      className={styles.segments ?? ''}
    >
      {options.map((option) => (
        <Radio key={option.id} {...marks?.(option.id)} value={option.id} className={styles.segment ?? ''}>
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
