/** Some of the sign-ins under a title. What is ended closes, so that nothing jumps. */
import type { SignInView } from '../../client/acting/acting.ts'
import { Card } from '../../ui/Card.tsx'
import { SignInRow, type SignInRowProps } from './SignInRow.tsx'
import styles from './SignIns.module.css'
import { useLeaving } from './useLeaving.ts'

interface SignInGroupProps {
  title: string
  /** Says how many. */
  isCounted?: boolean
  entries: readonly SignInView[]
  row: Omit<SignInRowProps, 'entry' | 'isLeaving'>
}

export function SignInGroup({ title, isCounted, entries, row }: SignInGroupProps) {
  const rows = useLeaving(entries)
  if (rows.length === 0) return null
  return (
    <section className={styles.block}>
      <h2>
        {title} {isCounted && <small>{entries.length}</small>}
      </h2>
      <Card>
        <ul>
          {rows.map(({ entry, isLeaving }) => (
            <SignInRow key={entry.id} {...row} entry={entry} isLeaving={isLeaving} />
          ))}
        </ul>
      </Card>
    </section>
  )
}
