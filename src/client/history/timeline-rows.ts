/** What stands in an open conversation: its messages, and the holes between them, in one order. Pure. */

import type { ArchiveRange } from '../../model/archive-range.ts'
import { type Hole, holes, type Mark, oldestCovered } from '../../model/archive-range.ts'
import type { Message } from '../../model/message.ts'
import type { TimelineItem, TimelineWindow } from '../client.ts'

export interface TimelineFacts {
  /** Of the window, oldest first. */
  messages: readonly Message[]
  /** The database has more above. */
  moreHere: boolean
  /** … and below: the window does not end at the newest message. */
  newerHere: boolean
  ranges: readonly ArchiveRange[]
}

/** What only this tab knows: what it is asking for, and what it was refused. */
export interface TimelineAsking {
  older: 'idle' | 'loading' | 'refused'
  holes: ReadonlyMap<number, 'filling' | 'unavailable'>
}

/** The same window as before when nothing in it changed. */
export function timelineWindow(
  facts: TimelineFacts,
  asking: TimelineAsking,
  before?: TimelineWindow,
): TimelineWindow {
  const next: TimelineWindow = {
    status: 'ready',
    items: items(facts, asking),
    older: olderOf(facts, asking),
    ...(facts.newerHere ? { newer: 'more' } : {}),
  }
  if (before?.status !== 'ready' || before.older !== next.older || before.newer !== next.newer) return next
  if (before.items.length !== next.items.length) return next
  return before.items.every((item, index) => isSame(item, next.items[index])) ? before : next
}

const isSame = (one: TimelineItem, other: TimelineItem | undefined) =>
  one === other ||
  (one.kind === 'hole' &&
    other?.kind === 'hole' &&
    one.id === other.id &&
    one.after === other.after &&
    one.state === other.state)

function items(
  { messages, moreHere, newerHere, ranges }: TimelineFacts,
  asking: TimelineAsking,
): TimelineItem[] {
  const oldest = messages[0]?.order ?? Number.POSITIVE_INFINITY
  // A hole further up is shown with what is further up.
  const visible = holes(ranges).filter((hole) => hole.before.order > oldest || !moreHere)
  const found: TimelineItem[] = []
  for (const message of messages) {
    while (visible[0] && visible[0].before.order <= message.order)
      found.push(holeItem(visible.shift() as Hole, asking))
    found.push(messageItem(message))
  }
  // Below the last message something is missing only where this conversation alone was read, somewhere in its history: what
  // the whole account has missed is being fetched. Or there is no message at all.
  const atFoot = visible.filter(
    ({ after }) => !messages.length || (!newerHere && ranges.some((range) => endsAt(range, after))),
  )
  return [...found, ...atFoot.map((hole) => holeItem(hole, asking))]
}

const endsAt = ({ scope, newest }: ArchiveRange, mark: Mark) => scope !== 'all' && newest.id === mark.id

/** One item for one row, so that a row that did not change is the same to the screen. */
const itemOf = new WeakMap<Message, TimelineItem>()

function messageItem(message: Message): TimelineItem {
  const known = itemOf.get(message)
  if (known) return known
  const item: TimelineItem = { kind: 'message', message }
  itemOf.set(message, item)
  return item
}

const holeItem = ({ after, before }: Hole, asking: TimelineAsking): TimelineItem => ({
  kind: 'hole',
  id: String(before.order),
  after: after.order,
  before: before.order,
  state: asking.holes.get(before.order) ?? 'open',
})

function olderOf({ moreHere, ranges }: TimelineFacts, { older }: TimelineAsking): TimelineWindow['older'] {
  if (older === 'loading') return 'loading'
  if (moreHere) return 'more'
  if (oldestCovered(ranges)?.fromStart) return 'none'
  return older === 'refused' ? 'unavailable' : 'more'
}
