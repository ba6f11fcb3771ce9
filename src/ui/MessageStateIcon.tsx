/** What became of a message: clock, one tick, two ticks, two ticks cut out of a tile, a warning. */
import type { ReactElement } from 'react'
import type { MessageState } from '../model/message.ts'
import { Icon } from './Icon.tsx'
import styles from './MessageStateIcon.module.css'

export interface MessageStateIconProps {
  state: MessageState
  /** The word for it. Empty where a sentence beside it says the same. */
  label: string
}

/** Both ticks as outlines, so that whatever is behind shows through them. */
const READ =
  'M5 0H17A5 5 0 0 1 22 5V9A5 5 0 0 1 17 14H5A5 5 0 0 1 0 9V5A5 5 0 0 1 5 0Z' +
  'M4.4 6.6L6.49 8.69L11.59 3.41A0.85 0.85 0 0 1 12.81 4.59L7.11 10.49A0.85 0.85 0 0 1 5.9 10.5L3.2 7.8A0.85 0.85 0 0 1 4.4 6.6Z' +
  'M11.2 8.8L11.09 8.69L16.19 3.41A0.85 0.85 0 0 1 17.41 4.59L11.71 10.49A0.85 0.85 0 0 1 10.5 10.5L10 10A0.85 0.85 0 0 1 11.2 8.8Z'

const DRAWINGS: Record<Exclude<MessageState, 'failed'>, ReactElement> = {
  sending: (
    <>
      <circle cx="9" cy="7" r="5.2" strokeDasharray="2.4 2.2" />
      <path d="M9 4.4V7l1.6 1.3" />
    </>
  ),
  sent: <path d="M4 7.4l3.2 3.2L14 3.6" />,
  delivered: <path d="M1 7.4l3.2 3.2L11 3.6M8.4 9.9l.7.7L16 3.6" />,
  read: <path className={styles.solid} fillRule="evenodd" d={READ} />,
}

export function MessageStateIcon({ state, label }: MessageStateIconProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  if (state === 'failed') {
    return (
      <span {...spoken} className={styles.failed}>
        <Icon name="error" size={16} />
      </span>
    )
  }
  const width = state === 'read' ? 22 : 18
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden; a title would also be a tooltip
    <svg {...spoken} className={styles.ticks} width={width} height="14" viewBox={`0 0 ${width} 14`}>
      {DRAWINGS[state]}
    </svg>
  )
}
