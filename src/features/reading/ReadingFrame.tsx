/** A card that says what something is, and what its one button will do. */
import type { ReactNode } from 'react'
import { Card } from '../../ui/Card.tsx'
import styles from './ReadingFrame.module.css'

export interface ReadingFrameProps {
  /** For scripts: `invite` `register` `contact` `room` `device` `unknown`. */
  kind: 'invite' | 'register' | 'contact' | 'room' | 'device' | 'unknown'
  figure: ReactNode
  title: string
  /** Stands right under the title: the address, which a name never replaces. */
  address?: string | undefined
  children: ReactNode
  action?: ReactNode
}

export function ReadingFrame({ kind, figure, title, address, children, action }: ReadingFrameProps) {
  return (
    <Card className={styles.card}>
      <div className={styles.result} data-testid="scan-result" data-kind={kind}>
        <span className={styles.figure}>{figure}</span>
        <div className={styles.words}>
          <h3 className={styles.title}>{title}</h3>
          {address && <p className={styles.address}>{address}</p>}
          {children}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </Card>
  )
}
