/** One row of a conversation, whatever it is. Drawn again only when it changes. */
import { memo } from 'react'
import type { Timeline, TimelineWindow } from '../../client/client.ts'
import { DayRow } from './DayRow.tsx'
import { HoleRow } from './HoleRow.tsx'
import { MessageRow } from './MessageRow.tsx'
import { OlderRow } from './OlderRow.tsx'
import type { TimelineRow } from './timeline-rows.ts'
import { UnreadRow } from './UnreadRow.tsx'

interface TimelineRowViewProps {
  row: TimelineRow
  name: string
  online: boolean
  older: TimelineWindow['older']
  isActive: boolean
  timeline: Timeline
}

/** What a message looks like does not depend on what is above the first one, nor on the connection. */
const same = (a: TimelineRowViewProps, b: TimelineRowViewProps): boolean =>
  a.row === b.row &&
  a.name === b.name &&
  a.isActive === b.isActive &&
  a.timeline === b.timeline &&
  (a.row.kind !== 'older' || (a.older === b.older && a.online === b.online)) &&
  (a.row.kind !== 'hole' || a.online === b.online)

export const TimelineRowView = memo(function TimelineRowView(props: TimelineRowViewProps) {
  const { row, name, online, older, isActive, timeline } = props
  switch (row.kind) {
    case 'older':
      return <OlderRow older={older} name={name} online={online} onShow={() => void timeline.showOlder()} />
    case 'day':
      return <DayRow time={row.time} />
    case 'unread':
      return <UnreadRow count={row.count} />
    case 'hole':
      return <HoleRow hole={row.hole} online={online} timeline={timeline} />
    case 'message':
      return <MessageRow row={row} name={name} isActive={isActive} />
  }
}, same)
