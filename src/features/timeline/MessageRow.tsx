/** A message: its bubble, its time and state, and what to do when it failed. */
import { memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emojiOnly } from '../../model/emoji-only.ts'
import type { Message } from '../../model/message.ts'
import { classes } from '../../ui/classes.ts'
import { MessageStateIcon } from '../../ui/MessageStateIcon.tsx'
import { formatClock } from '../../ui/time.ts'
import { useSelecting } from '../selecting.ts'
import { FailedNote } from './FailedNote.tsx'
import { MessageBody } from './MessageBody.tsx'
import styles from './MessageRow.module.css'
import { type MessagePart, useMessageParts } from './message-part.ts'
import { PickMessage } from './PickMessage.tsx'
import { RefusedNote } from './RefusedNote.tsx'
import { spokenMessage } from './spoken-message.ts'
import { Tombstone } from './Tombstone.tsx'
import type { MessageRowData } from './timeline-rows.ts'
import { useHot } from './useHot.ts'

interface MessageRowProps {
  row: MessageRowData
  name: string
  isActive: boolean
}

/** Younger than this, a message is seen to arrive. */
const FRESH_MS = 2_000

/** Nothing but emoji: they are the picture, and need no bubble. */
const sizeOf = ({ body, reply, attachments, retracted, state }: Message): number | undefined =>
  (!retracted && !reply && !attachments && state !== 'failed' && emojiOnly(body)) || undefined

export const MessageRow = memo(function MessageRow({ row, name, isActive }: MessageRowProps) {
  const { t, i18n } = useTranslation()
  const parts = useMessageParts()
  const { chosen } = useSelecting()
  const { isHot, handlers } = useHot()
  const { message, first, last } = row
  const [isFresh] = useState(() => Math.abs(Date.now() - message.time) < FRESH_MS)
  const out = message.direction === 'out'
  const gone = message.retracted !== undefined
  const clock = formatClock(message.time, i18n.language)
  const spoken = spokenMessage(message, name, clock, t)
  const partsAt = (where: MessagePart['place']) =>
    parts.map(
      ({ id, place, Draw }) => place === where && <Draw key={id} message={message} isActive={isActive} />,
    )
  return (
    <article
      data-testid="message"
      data-id={message.id}
      data-direction={message.direction}
      data-state={message.state}
      data-fresh={isFresh || undefined}
      data-emoji={sizeOf(message)}
      data-gone={gone || undefined}
      data-choosing={chosen ? (chosen.has(message.id) ? 'yes' : 'no') : undefined}
      aria-label={spoken}
      tabIndex={isActive ? 0 : -1}
      className={classes(styles.message, out && styles.out, first && styles.first, last && styles.last)}
      {...handlers}
    >
      {chosen && !gone && <PickMessage message={message} spoken={spoken} isActive={isActive} />}
      <div className={classes(styles.bubble, out && styles.mine)}>
        <div className={styles.content} dir="auto">
          {gone ? <Tombstone isOwn={out} /> : partsAt('above')}
          {!gone && <MessageBody message={message} name={name} />}
          <span className={styles.meta}>
            {!gone && partsAt('meta')}
            <time dir="auto" dateTime={new Date(message.time).toISOString()}>
              {clock}
            </time>
            {out && !gone && (
              <MessageStateIcon state={message.state} label={t(`timeline.state.${message.state}`)} />
            )}
          </span>
        </div>
        {isHot && !chosen && <Suspense fallback={null}>{partsAt('beside')}</Suspense>}
      </div>
      {!gone && partsAt('below')}
      {message.state === 'failed' && <FailedNote message={message} name={name} />}
      {message.refusal && <RefusedNote message={message} name={name} />}
    </article>
  )
})
