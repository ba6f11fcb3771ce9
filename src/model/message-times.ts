/** When a message of ours came to the server, arrived, and was seen: of all who say so, the earliest counts. */
import type { Message, MessageTimes } from './message.ts'

/** The row with one more word of that; the same row when it says nothing new. */
export function withTime(message: Message, what: keyof MessageTimes, time: number): Message {
  const known = message.times?.[what]
  if (message.direction !== 'out' || (known !== undefined && known <= time)) return message
  return { ...message, times: { ...message.times, [what]: time } }
}

/** With what later ones tell: who has seen one, has seen what was said before it (XEP-0333 §1), and what arrives does so in order. */
export function timesOf(message: Message, later: readonly Message[]): MessageTimes {
  if (message.direction !== 'out' || message.retracted) return {}
  const after = later.filter(({ direction, time }) => direction === 'out' && time >= message.time)
  const earliest = (...kinds: (keyof MessageTimes)[]) => {
    const all = [message, ...after].flatMap(({ times }) => kinds.map((kind) => times?.[kind]))
    const known = all.filter((time) => time !== undefined)
    return known.length ? Math.min(...known) : undefined
  }
  const delivered =
    message.state === 'delivered' || message.state === 'read' ? earliest('delivered', 'read') : undefined
  const read = message.state === 'read' ? earliest('read') : undefined
  return {
    ...(message.times?.server === undefined ? {} : { server: message.times.server }),
    ...(delivered === undefined ? {} : { delivered }),
    ...(read === undefined ? {} : { read }),
  }
}
