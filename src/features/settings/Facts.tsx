/** Names and what they stand for, one a line. */
import { Card } from '../../ui/Card.tsx'
import styles from './Settings.module.css'

export function Facts({ facts }: { facts: readonly (readonly [name: string, fact: string])[] }) {
  return (
    <Card>
      <dl className={styles.rows}>
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
