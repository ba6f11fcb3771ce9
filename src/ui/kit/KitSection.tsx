/** A heading of the kit page with what it shows, and a line of things side by side. */
import type { ReactNode } from 'react'
import styles from './KitPage.module.css'

export function KitSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}

export function KitRow({ children, top }: { children: ReactNode; top?: boolean }) {
  return <div className={top ? styles.rowTop : styles.row}>{children}</div>
}
