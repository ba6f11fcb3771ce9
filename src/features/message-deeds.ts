/** What may be asked for at a message, wherever it is drawn: who draws it does not do it. */
import { createContext, use } from 'react'
import type { Message } from '../model/message.ts'
import type { FloatingAt } from '../ui/Floating.tsx'

export interface MessageDeeds {
  openMenu(message: Message, at: FloatingAt): void
  openReactions(message: Message, at: FloatingAt): void
  openDetails(message: Message): void
  openForward(messages: readonly Message[]): void
  openDelete(messages: readonly Message[]): void
  reply(message: Message): void
  /** A key on the message itself; true = it meant something. */
  press(message: Message, key: PressedKey, at: Element): boolean
}

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>

export const MessageDeedsContext = createContext<MessageDeeds | null>(null)

/** Null where messages are only shown. */
export const useMessageDeeds = (): MessageDeeds | null => use(MessageDeedsContext)
