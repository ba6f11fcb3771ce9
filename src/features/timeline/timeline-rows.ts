/** From messages to rows: days, groups, the line before what is new. Pure; a row that says the same keeps its identity. */
import type { TimelineItem, TimelineWindow } from '../../client/client.ts'
import type { Message } from '../../model/message.ts'

export type Hole = Extract<TimelineItem, { kind: 'hole' }>

export interface MessageRowData {
  kind: 'message'
  key: string
  message: Message
  /** Nobody's bubble, or another group's, is directly above. */
  first: boolean
  /** … directly below. */
  last: boolean
}

export type TimelineRow =
  | { kind: 'older'; key: 'older' }
  | { kind: 'day'; key: string; time: number }
  | { kind: 'unread'; key: 'unread'; count: number }
  | { kind: 'hole'; key: string; hole: Hole }
  | MessageRowData

/** Where the new messages began when the conversation was opened. */
export interface UnreadMark {
  /** Order of the last message that had been seen. */
  after: number
  count: number
}

/** Messages of one sender, closer together than this, are one group. */
const GROUP_MS = 5 * 60_000

const OLDER: TimelineRow = { kind: 'older', key: 'older' }
const made = new WeakMap<Message, (MessageRowData | undefined)[]>()
const holes = new WeakMap<Hole, TimelineRow>()

function messageRow(message: Message, first: boolean, last: boolean): MessageRowData {
  const variants = made.get(message) ?? []
  made.set(message, variants)
  const which = (first ? 1 : 0) + (last ? 2 : 0)
  variants[which] ??= { kind: 'message', key: message.id, message, first, last }
  return variants[which]
}

function holeRow(hole: Hole): TimelineRow {
  const row = holes.get(hole) ?? { kind: 'hole', key: hole.id, hole }
  holes.set(hole, row)
  return row
}

export const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0)

/** The boundary can be drawn only where it is known: the last seen message is there, or nothing is older. */
function firstUnread(window: TimelineWindow, mark: UnreadMark | null): Message | null {
  if (!mark) return null
  let known = window.older === 'none'
  for (const item of window.items) {
    if (item.kind !== 'message') continue
    if (item.message.order <= mark.after) known = true
    else if (item.message.direction === 'in') return known ? item.message : null
  }
  return null
}

const sameGroup = (a: Message, b: Message): boolean =>
  a.from === b.from && a.direction === b.direction && Math.abs(b.time - a.time) < GROUP_MS

export function timelineRows(window: TimelineWindow, mark: UnreadMark | null): readonly TimelineRow[] {
  const rows: TimelineRow[] = [OLDER]
  const days = new Set<string>()
  const line = firstUnread(window, mark)
  let above: Message | null = null
  let day = Number.NaN
  let dayEnds = Number.NaN
  const close = () => {
    if (!above) return
    const row = rows.at(-1)
    if (row?.kind === 'message' && !row.last) rows[rows.length - 1] = messageRow(row.message, row.first, true)
    above = null
  }
  for (const item of window.items) {
    if (item.kind === 'hole') {
      close()
      rows.push(holeRow(item))
      continue
    }
    const { message } = item
    if (!(message.time >= day && message.time < dayEnds)) {
      close()
      day = dayOf(message.time)
      dayEnds = new Date(day).setDate(new Date(day).getDate() + 1)
      // Times follow the server, places follow the archive: a day may come twice.
      const key = days.has(`day:${day}`) ? `day:${day}:${message.id}` : `day:${day}`
      days.add(key)
      rows.push({ kind: 'day', key, time: day })
    }
    if (message === line && mark) {
      close()
      rows.push({ kind: 'unread', key: 'unread', count: mark.count })
    }
    const joined: boolean = above !== null && sameGroup(above, message)
    if (!joined) close()
    rows.push(messageRow(message, !joined, false))
    above = message
  }
  close()
  return rows
}
