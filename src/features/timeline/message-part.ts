/** What other features may draw inside a message: the app says which, the timeline says where. */
import { type ComponentType, createContext, use } from 'react'
import type { Message } from '../../model/message.ts'

export interface PartProps {
  message: Message
  /** The one of all messages that Tab leads to: what can be pressed in the others is out of its way. */
  isActive: boolean
}

export interface MessagePart {
  id: string
  /**
   * `above` the words inside the bubble, in the `meta` line beside its time, or `below` the bubble; `beside` it only while
   * the pointer is over the message, or the focus in it. Of one that was taken back, nothing but what is `beside` is drawn.
   */
  place: 'above' | 'meta' | 'below' | 'beside'
  Draw: ComponentType<PartProps>
}

export const MessageParts = createContext<readonly MessagePart[]>([])

export const useMessageParts = (): readonly MessagePart[] => use(MessageParts)
