/** What other features may draw inside a message: the app says which, the timeline says where. */
import { type ComponentType, createContext, use } from 'react'
import type { Message } from '../../model/message.ts'

export interface MessagePart {
  id: string
  /** `above` and `body` inside the bubble, `below` under it. */
  place: 'above' | 'body' | 'below'
  Draw: ComponentType<{ message: Message }>
}

export const MessageParts = createContext<readonly MessagePart[]>([])

export const useMessageParts = (): readonly MessagePart[] => use(MessageParts)
