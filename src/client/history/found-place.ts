/** What comes of looking for a place in history, and what it takes to look. */
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { Storage } from '../../storage/storage.ts'
import type { HistorySource } from './history-source.ts'
import type { Landing } from './landing.ts'

export interface PlaceDeps {
  account: BareJid
  jid: BareJid
  storage: Storage
  source: HistorySource
}

/** A landing, with its place in the conversation. */
export type Found = (Extract<Landing, { id: string }> & { order: number }) | Exclude<Landing, { id: string }>

export const there = (message: Message | null | undefined, status: 'there' | 'near' = 'there'): Found =>
  message ? { status, id: message.id, order: message.order } : { status: 'nothing' }
