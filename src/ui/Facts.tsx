/** Names and what they stand for, one a line, in a card. */
import type { ReactNode } from 'react'
import { Card } from './Card.tsx'
import styles from './Lines.module.css'

export interface FactsProps {
  facts: readonly (readonly [name: string, fact: ReactNode])[]
  'data-testid'?: string | undefined
}

export function Facts({ facts, 'data-testid': testId }: FactsProps) {
  return (
    <Card>
      <dl className={styles.lines} data-testid={testId}>
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
