/** What the rest of a conversation may want of its timeline, such as the message that one edits by ArrowUp. */
import { createContext, type RefObject, use } from 'react'
import type { Message } from '../model/message.ts'

export interface TimelineReach {
  /** The newest one that fits, of those that are at hand. */
  newest(fits: (message: Message) => boolean): Message | null
  /** Gives a message the focus; false = it is not in the document. */
  focus(id: string): boolean
}

export const TimelineReachContext = createContext<RefObject<TimelineReach | null>>({ current: null })

export const useTimelineReach = (): RefObject<TimelineReach | null> => use(TimelineReachContext)
