/** Words for screen readers alone. */
import type { ElementType, ReactNode } from 'react'
import styles from './VisuallyHidden.module.css'

export interface VisuallyHiddenProps {
  children: ReactNode
  as?: 'span' | 'div' | 'p' | 'h1' | 'h2' | 'h3' | 'legend' | 'label'
  id?: string
}

export function VisuallyHidden({ children, as = 'span', id }: VisuallyHiddenProps) {
  const Element: ElementType = as
  return (
    <Element id={id} className={styles.hidden}>
      {children}
    </Element>
  )
}
