/** A message that was found: in which chat, by whom, when, and the part of it. */
import { useTranslation } from 'react-i18next'
import type { MessageHit } from '../../client/search/searching.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { formatListTime } from '../../ui/time.ts'
import { usePersonName } from '../usePersonName.ts'
import styles from './HitRow.module.css'

interface HitRowProps {
  hit: MessageHit
  first: boolean
  today: number
  tabIndex: 0 | -1
  onOpen(): void
}

export function HitRow({ hit, first, today, tabIndex, onOpen }: HitRowProps) {
  const { t, i18n } = useTranslation()
  const nameOf = usePersonName()
  const { conversation, direction, time, snippet, marks } = hit
  return (
    <button type="button" tabIndex={tabIndex} className={styles.row} onClick={onOpen}>
      <span className={styles.avatar}>{first && <Avatar address={conversation} size={40} />}</span>
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={classes(styles.name, !first && styles.again)} dir="auto">
            {nameOf(conversation)}
          </span>
          <time className={styles.time} dateTime={new Date(time).toISOString()}>
            {formatListTime(time, today, i18n.language, { yesterday: t('conversations.yesterday') })}
          </time>
        </span>
        <span className={styles.snippet} dir="auto">
          {direction === 'out' && <span className={styles.who}>{t('search.you')} </span>}
          <MarkedText text={snippet} marks={marks} />
        </span>
      </span>
    </button>
  )
}
