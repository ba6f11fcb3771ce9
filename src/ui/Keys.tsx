/** Keys to press, as `Ctrl K`. */
import styles from './Keys.module.css'

export function Keys({ children }: { children: string }) {
  return (
    <kbd className={styles.keys} dir="ltr">
      {children}
    </kbd>
  )
}
