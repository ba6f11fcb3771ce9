/** Several messages as one text: a line for each, with who said it. One alone is its words and nothing else. */
import type { Message } from '../../model/message.ts'

export function copied(messages: readonly Message[], nameOf: (message: Message) => string): string {
  const [only, ...others] = messages
  if (only && others.length === 0) return only.body
  return [...messages]
    .sort((one, other) => one.order - other.order)
    .map((message) => `${nameOf(message)}: ${message.body}`)
    .join('\n')
}
