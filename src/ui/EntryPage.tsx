/** A page before one is in: words at the start, the doorway at the end. On phones the doorway is a banner, or absent. */
import { type ReactNode, Suspense } from 'react'
import { classes } from './classes.ts'
import { Doorway } from './Doorway.tsx'
import styles from './EntryPage.module.css'
import { IconButton } from './IconButton.tsx'
import { Mark } from './Mark.tsx'
import { useMedia } from './useMedia.ts'

export interface EntryPageProps {
  children: ReactNode
  /** Wide screens have the doorway unless this is false; true gives phones one too, as a banner above the words. */
  art?: boolean | undefined
  back?: { label: string; onPress: () => void } | undefined
  footer?: ReactNode
  /** What a deployment calls itself. */
  brand?: string | undefined
  'data-testid'?: string | undefined
}

export function EntryPage({ children, art, back, footer, brand = 'Tessera', ...rest }: EntryPageProps) {
  const wide = useMedia('(min-width: 900px)')
  const phone = useMedia('(max-width: 719px)')
  const shown = art !== false && (wide || (art === true && phone))
  return (
    <div {...rest} className={classes(styles.entry, art !== false && styles.art, art && styles.banner)}>
      <div className={styles.words}>
        <header className={styles.brand}>
          {back && (
            <span className={styles.back}>
              <IconButton icon="back" label={back.label} onPress={back.onPress} />
            </span>
          )}
          <Mark size={28} />
          <span>{brand}</span>
        </header>
        <main className={styles.column}>{children}</main>
        {footer && <footer className={styles.footer}>{footer}</footer>}
      </div>
      {shown && (
        <div className={styles.wall} aria-hidden="true">
          <Suspense fallback={null}>
            <Doorway />
          </Suspense>
        </div>
      )}
    </div>
  )
}
