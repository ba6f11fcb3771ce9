/** A tick that says yes or no. */
import type { ReactNode } from 'react'
import { type CheckboxProps as BaseProps, Checkbox as RacCheckbox } from 'react-aria-components/Checkbox'
import styles from './Choices.module.css'
import { Icon } from './Icon.tsx'

export interface CheckboxProps
  extends Pick<BaseProps, 'isSelected' | 'onChange' | 'isDisabled' | 'isRequired' | 'name' | 'value'> {
  children: ReactNode
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <RacCheckbox {...rest} className={styles.choice ?? ''}>
      <span className={styles.box}>
        <Icon name="check" size={16} />
      </span>
      <span className={styles.words}>{children}</span>
    </RacCheckbox>
  )
}
