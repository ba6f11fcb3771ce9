/** Which messages are chosen, while several are being chosen. */
import { createContext, use } from 'react'
import type { Message } from '../model/message.ts'

export interface Selecting {
  /** By id, in the order in which they were chosen; null = nobody is choosing. */
  chosen: ReadonlyMap<string, Message> | null
  toggle(message: Message): void
  end(): void
}

export const SelectingContext = createContext<Selecting>({ chosen: null, toggle() {}, end() {} })

export const useSelecting = (): Selecting => use(SelectingContext)
