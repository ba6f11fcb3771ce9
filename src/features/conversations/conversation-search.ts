/** What the list hands to whatever draws all that a search finds. */
import type { ReactNode } from 'react'
import type { ConversationView } from '../../client/client.ts'

export interface ConversationSearch {
  /** As typed. */
  wanted: string
  /** Those that were found. */
  chats: readonly ConversationView[]
  drawChat(chat: ConversationView, tabIndex: 0 | -1): ReactNode
  /** The chats alone, for as long as there is nothing else to show. */
  meanwhile: ReactNode
}
