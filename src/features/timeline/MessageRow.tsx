/** A message: its bubble, its time and state, and what to do when it failed. */
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { MessageStateIcon } from '../../ui/MessageStateIcon.tsx'
import { formatClock } from '../../ui/time.ts'
import { FailedNote } from './FailedNote.tsx'
import { MessageBody } from './MessageBody.tsx'
import styles from './MessageRow.module.css'
import { type MessagePart, useMessageParts } from './message-part.ts'
import type { MessageRowData } from './timeline-rows.ts'

interface MessageRowProps {
  row: MessageRowData
  name: string
  isActive: boolean
}

const MAX_SPOKEN = 400
/** Younger than this, a message is seen to arrive. */
const FRESH_MS = 2_000

export const MessageRow = memo(function MessageRow({ row, name, isActive }: MessageRowProps) {
  const { t, i18n } = useTranslation()
  const parts = useMessageParts()
  const { message, first, last } = row
  const [isFresh] = useState(() => Math.abs(Date.now() - message.time) < FRESH_MS)
  const out = message.direction === 'out'
  const clock = formatClock(message.time, i18n.language)
  const state = t(`timeline.state.${message.state}`)
  const partsAt = (where: MessagePart['place']) =>
    parts.map(({ id, place, Draw }) => place === where && <Draw key={id} message={message} />)
  const spoken = {
    who: out ? t('timeline.you') : name,
    text: message.body.slice(0, MAX_SPOKEN),
    time: clock,
  }
  return (
    <article
      data-testid="message"
      data-id={message.id}
      data-direction={message.direction}
      data-state={message.state}
      data-fresh={isFresh || undefined}
      aria-label={out ? t('timeline.spokenOut', { ...spoken, state }) : t('timeline.spokenIn', spoken)}
      tabIndex={isActive ? 0 : -1}
      className={classes(styles.message, out && styles.out, first && styles.first, last && styles.last)}
    >
      <div className={classes(styles.bubble, out && styles.mine)}>
        <div className={styles.content} dir="auto">
          {partsAt('above')}
          <MessageBody message={message} />
          <span className={styles.meta} dir="ltr">
            <time dateTime={new Date(message.time).toISOString()}>{clock}</time>
            {out && <MessageStateIcon state={message.state} label={state} />}
          </span>
        </div>
      </div>
      {partsAt('below')}
      {message.state === 'failed' && <FailedNote message={message} name={name} />}
    </article>
  )
})
