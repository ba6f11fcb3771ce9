/** What other features may draw inside a message: the app says which, the timeline says where. */
import { type ComponentType, createContext, use } from 'react'
import type { Message } from '../../model/message.ts'

export interface MessagePart {
  id: string
  /** `above` the words inside the bubble, or `below` the bubble. */
  place: 'above' | 'below'
  Draw: ComponentType<{ message: Message }>
}

export const MessageParts = createContext<readonly MessagePart[]>([])

export const useMessageParts = (): readonly MessagePart[] => use(MessageParts)
