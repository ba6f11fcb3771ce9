/** The frame of one page of the settings: its title, one sentence, then its blocks. */
import type { ReactNode } from 'react'
import styles from './Settings.module.css'

export function SettingsPage({
  title,
  lede,
  children,
}: {
  title: string
  lede: string
  children: ReactNode
}) {
  return (
    <div className={styles.wrap}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p>{lede}</p>
      </header>
      {children}
    </div>
  )
}
