/** What is being written about: shared by the composer, and by what begins a reply or an edit. */
import { createContext, use } from 'react'
import type { Message } from '../model/message.ts'

export interface About {
  kind: 'reply' | 'edit'
  message: Message
}

export interface Writing {
  /** Null: nothing but what one writes. */
  about: About | null
  begin(about: About): void
  end(): void
}

export const WritingContext = createContext<Writing>({ about: null, begin() {}, end() {} })

export const useWriting = (): Writing => use(WritingContext)
