/** Which features draw inside a message, in the order in which they stand there: one line each. */
import type { MessagePart } from '../features/timeline/message-part.ts'

export const messageParts: readonly MessagePart[] = []
