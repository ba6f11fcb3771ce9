/** What stays of a message that was taken back. */
import type { Message } from './message.ts'

/** What was said is gone; that something was said, where, and by which names it goes, stays: later copies find it. */
export function tombstone(message: Message, time: number, by?: string): Message {
  if (message.retracted && message.retracted.time >= time) return message
  const { account, conversation, direction, from, order, time: said, state, origin, aliases } = message
  const kept = {
    account,
    id: message.id,
    conversation,
    direction,
    from,
    order,
    time: said,
    state,
    origin,
    aliases,
  }
  const id = by ?? message.retracted?.id
  const failed = message.failure === undefined ? {} : { failure: message.failure }
  return { ...kept, ...failed, body: '', retracted: { time, ...(id === undefined ? {} : { id }) } }
}
