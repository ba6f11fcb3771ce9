/** A button. While pending it keeps its label and its focus, and shows the clock. */
import type { ReactNode, Ref } from 'react'
import { type ButtonProps as BaseProps, Button as RacButton } from 'react-aria-components/Button'
import { type ButtonLook, buttonLook } from './button-look.ts'
import { Icon } from './Icon.tsx'

export interface ButtonProps extends Omit<BaseProps, 'className' | 'style' | 'children'>, ButtonLook {
  children: ReactNode
  ref?: Ref<HTMLButtonElement> | undefined
  'data-testid'?: string | undefined
}

export function Button({ rank, size, wide, icon, children, ...rest }: ButtonProps) {
  const drawing = rest.isPending ? 'clock' : icon
  return (
    <RacButton {...rest} className={buttonLook({ rank, size, wide, icon: drawing })}>
      {drawing && <Icon name={drawing} />}
      {children}
    </RacButton>
  )
}
