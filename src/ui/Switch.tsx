/** Something that is on or off at once, with what that means below it. */
import { type ReactNode, useId } from 'react'
import { type SwitchProps as BaseProps, Switch as RacSwitch } from 'react-aria-components/Switch'
import styles from './Switch.module.css'

export interface SwitchProps extends Pick<BaseProps, 'isSelected' | 'onChange' | 'isDisabled'> {
  children: string
  hint?: ReactNode
}

export function Switch({ children, hint, ...rest }: SwitchProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <RacSwitch {...rest} className={styles.switch ?? ''} {...(hint ? { 'aria-describedby': id } : {})}>
        <span className={styles.name}>{children}</span>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
      </RacSwitch>
      {hint && (
        <div id={id} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}
