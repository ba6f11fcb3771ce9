/** A link that looks like a button: it goes somewhere, so it can be opened in a new tab and copied. */
import type { ReactNode } from 'react'
import { type LinkProps as BaseProps, Link } from 'react-aria-components/Link'
import { type ButtonLook, buttonLook } from './button-look.ts'
import { Icon } from './Icon.tsx'

export interface LinkButtonProps extends Omit<BaseProps, 'className' | 'style' | 'children'>, ButtonLook {
  href: string
  children: ReactNode
  'data-testid'?: string | undefined
}

export function LinkButton({ rank, size, wide, icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonLook({ rank, size, wide, icon })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
