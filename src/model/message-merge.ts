/** Two copies of one message (live, carbon, archive, resumed) become one row. */
import type { Message, MessageState } from './message.ts'
import { tombstone } from './tombstone.ts'

/**
 * How far a message has come. States only climb. A failure that somebody stated beats `sent`: the server acknowledges
 * and archives a message before it hears that it cannot be delivered. One that nobody stated (we gave up) does not: an
 * acknowledgement proves it wrong. Having been delivered proves any failure wrong.
 */
function progress({ state, failure }: Pick<Message, 'state' | 'failure'>): number {
  if (state === 'failed') return failure === undefined ? 1 : 3
  return { sending: 0, sent: 2, delivered: 4, read: 5 }[state]
}

/** The row with at least this state: what an acknowledgement, a receipt or an error says. */
export function advance(message: Message, state: MessageState, failure?: string): Message {
  const next = failure === undefined ? { state } : { state, failure }
  if (progress(next) <= progress(message)) return message
  const { failure: _, ...rest } = message
  return { ...rest, ...next }
}

/**
 * What both copies know. The stored one stays what it is called, what it says and where it stands (its place is the
 * business of `message-order.ts`); the result is the stored row itself when the other has nothing to add.
 */
export function mergeMessage(stored: Message, incoming: Message): Message {
  const kept = incoming.retracted ? tombstone(stored, incoming.retracted.time) : stored
  const merged = { ...advance(kept, incoming.state, incoming.failure) }
  merged.aliases = [...new Set([...stored.aliases, ...incoming.aliases])]
  merged.time = trueTime(stored, incoming)
  // What is known of it besides, its changes have made: a copy, which is of the first version, adds nothing to that.
  const [first, ...later] = kept.versions ?? []
  if (first && first.time !== merged.time) merged.versions = [{ ...first, time: merged.time }, ...later]
  if (incoming.origin === 'archive') merged.origin = 'archive'
  const same =
    kept === stored &&
    merged.state === stored.state &&
    merged.failure === stored.failure &&
    merged.time === stored.time &&
    merged.origin === stored.origin &&
    merged.aliases.length === stored.aliases.length
  return same ? stored : merged
}

/** The archive's stamp is the server's, the others are our own clock's; of equals the earlier. */
function trueTime(one: Message, other: Message): number {
  const archived = [one, other].filter((message) => message.origin === 'archive')
  return Math.min(...(archived.length ? archived : [one, other]).map((message) => message.time))
}
