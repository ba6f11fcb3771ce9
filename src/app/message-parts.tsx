/** Which features draw inside a message, in the order in which they stand there: one line each. */
import { lazy } from 'react'
import { FilesOfMessage } from '../features/attachments/FilesOfMessage.tsx'
import { EditedMark } from '../features/corrections/EditedMark.tsx'
import { fetchEmojiPicker } from '../features/LazyEmojiPicker.tsx'
import { fetchOverlays } from '../features/message-actions/MessageActions.tsx'
import { fetchChosenBar } from '../features/message-actions/WritingPlace.tsx'
import { ReactionChips } from '../features/reactions/ReactionChips.tsx'
import { QuoteCard } from '../features/replies/QuoteCard.tsx'
import type { MessagePart } from '../features/timeline/message-part.ts'

const toolbar = () => import('../features/message-actions/MessageToolbar.tsx')
// Without it there is still the menu.
const MessageToolbar = lazy(() =>
  toolbar().then(
    (module) => ({ default: module.MessageToolbar }),
    () => ({ default: () => null }),
  ),
)

/** What opens at a message, so that it can be opened without a network, too. */
export function prefetchMessageActions(): void {
  for (const part of [toolbar, fetchOverlays, fetchChosenBar, fetchEmojiPicker]) part().catch(() => {})
}

export const messageParts: readonly MessagePart[] = [
  { id: 'quote', place: 'above', Draw: QuoteCard },
  { id: 'files', place: 'above', Draw: FilesOfMessage },
  { id: 'edited', place: 'meta', Draw: EditedMark },
  { id: 'reactions', place: 'below', Draw: ReactionChips },
  { id: 'actions', place: 'beside', Draw: MessageToolbar },
]
