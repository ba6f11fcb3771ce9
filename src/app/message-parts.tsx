/** Which features draw inside a message, in the order in which they stand there: one line each. */
import { FilesOfMessage } from '../features/attachments/FilesOfMessage.tsx'
import type { MessagePart } from '../features/timeline/message-part.ts'

export const messageParts: readonly MessagePart[] = [{ id: 'files', place: 'above', Draw: FilesOfMessage }]
