/** The way in that most people come by: filled, with its own buttons. The first of them leads. */
import { type ReactNode, useId } from 'react'
import styles from './DoorFirst.module.css'
import { IconTile } from './IconTile.tsx'
import type { IconName } from './icons.ts'

export interface DoorFirstProps {
  icon: IconName
  title: string
  detail: ReactNode
  /** Buttons and link buttons of the kit; their rank is decided here. */
  children?: ReactNode
}

export function DoorFirst({ icon, title, detail, children }: DoorFirstProps) {
  const id = useId()
  return (
    <section className={styles.door} aria-labelledby={id}>
      <div className={styles.top}>
        <IconTile icon={icon} tone="deep" />
        <div>
          <h2 className={styles.title} id={id}>
            {title}
          </h2>
          <p className={styles.detail}>{detail}</p>
        </div>
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </section>
  )
}
