/** Which features draw inside a message, in the order in which they stand there: one line each. */
import { lazy } from 'react'
import { FilesOfMessage } from '../features/attachments/FilesOfMessage.tsx'
import { EditedMark } from '../features/corrections/EditedMark.tsx'
import { ReactionChips } from '../features/reactions/ReactionChips.tsx'
import { QuoteCard } from '../features/replies/QuoteCard.tsx'
import type { MessagePart } from '../features/timeline/message-part.ts'

const MessageToolbar = lazy(() =>
  import('../features/message-actions/MessageToolbar.tsx').then((module) => ({
    default: module.MessageToolbar,
  })),
)

export const messageParts: readonly MessagePart[] = [
  { id: 'quote', place: 'above', Draw: QuoteCard },
  { id: 'files', place: 'above', Draw: FilesOfMessage },
  { id: 'edited', place: 'meta', Draw: EditedMark },
  { id: 'reactions', place: 'below', Draw: ReactionChips },
  { id: 'actions', place: 'beside', Draw: MessageToolbar },
]
