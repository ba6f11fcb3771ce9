/** Which messages are worth telling somebody who does not look. */
import type { Conversation } from './conversation.ts'
import type { Message } from './message.ts'
import { isMuted } from './muting.ts'
import type { Settings } from './settings.ts'
import type { Standing } from './standing.ts'

type Wishes = Settings['notifications']

/** How much is made of a message. */
export interface Telling {
  show: boolean
  sound: boolean
}

export interface Facts {
  wishes: Wishes
  standing: Standing
  conversation: Pick<Conversation, 'muted' | 'readUpTo'> | null
  /** Somebody has the conversation before their eyes, in whichever window. */
  isSeen: boolean
  /** The server's time, milliseconds since 1970. */
  now: number
  /** Minutes since midnight, where the person is. */
  minute: number
}

/** What is known of a message that wakes the program: neither its words nor its place. */
export interface WakingFacts extends Pick<Facts, 'wishes' | 'now' | 'minute'> {
  /** Null: the server does not tell who wrote. */
  from: { standing: Standing; conversation: Pick<Conversation, 'muted'> | null } | null
  /** A window is before somebody's eyes: it hears of the message by itself. */
  isOpen: boolean
}

/** What a broken line held up for longer is history when it comes. */
const FRESH_MS = 2 * 60 * 1000
const NOTHING: Telling = { show: false, sound: false }

/** Between the two minutes; over midnight where the first is the later one. Two equal ones: the whole day. */
export function isQuiet(minute: number, quiet: Wishes['quiet']): boolean {
  if (!quiet) return false
  const { from, until } = quiet
  return from < until ? minute >= from && minute < until : minute >= from || minute < until
}

/** Somebody else said it just now: nothing that was fetched from an archive, nothing of our own. */
const isFresh = ({ direction, origin, time, retracted }: Message, now: number): boolean =>
  direction === 'in' &&
  (origin === 'live' || origin === 'carbon' || origin === 'resumed') &&
  retracted === undefined &&
  now - time < FRESH_MS

export function worthTelling(message: Message, facts: Facts): Telling {
  const { wishes, standing, conversation, isSeen, now, minute } = facts
  if (!isFresh(message, now) || standing !== 'known' || isSeen) return NOTHING
  if (conversation && (isMuted(conversation, now) || conversation.readUpTo >= message.order)) return NOTHING
  if (isQuiet(minute, wishes.quiet)) return NOTHING
  return { show: wishes.show, sound: wishes.sound }
}

export function worthWaking({ wishes, from, isOpen, now, minute }: WakingFacts): boolean {
  if (isOpen || !wishes.show || !wishes.closed || isQuiet(minute, wishes.quiet)) return false
  return (
    from === null || (from.standing === 'known' && !(from.conversation && isMuted(from.conversation, now)))
  )
}
