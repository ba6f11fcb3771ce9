/** Places in the history of a conversation that one may want to see, and what came of going there. */
import type { ReplyTo } from '../../model/message.ts'

export type TimelinePlace =
  /** A message that is here, by our own key. */
  | { kind: 'message'; id: string }
  /** What a reply answers; `of` = the order of the reply: what it answers is further up. */
  | { kind: 'reply'; to: ReplyTo; of: number }
  /** The first message at or after this moment (milliseconds since 1970), or else the last one. */
  | { kind: 'time'; time: number }
  /** The first message after this order: where one stopped reading. */
  | { kind: 'unread'; after: number }
  /** A message that the archive told of; it may not be here yet. `time`: milliseconds since 1970. */
  | { kind: 'archived'; id: string; time: number }

export type Landing =
  /** The window stands around this message. `near`: not exactly what was meant, which cannot be had now. */
  | { status: 'there' | 'near'; id: string }
  /** There is no such message. The window stands where it stood. */
  | { status: 'nothing' }
  /** It is not here, and the archive cannot be asked. */
  | { status: 'unavailable' }
