/** What is said in this tab: what its streams bring for the first time, and what the person writes here. */
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { Messages } from '../client.ts'

export interface SayingsListener {
  /** A message that was not here before, written to the database. `now`: the server's time, milliseconds. */
  came(message: Message, now: number): void
  said(account: BareJid): void
}

export interface Sayings extends SayingsListener {
  /** Until the returned function is called. */
  listen(listener: SayingsListener): () => void
}

export function createSayings(): Sayings {
  const listeners = new Set<SayingsListener>()
  return {
    came(message, now) {
      for (const listener of listeners) listener.came(message, now)
    },
    said(account) {
      for (const listener of listeners) listener.said(account)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Every message that is sent by it is heard of, once it is safe. */
export const withSayings = (account: BareJid, messages: Messages, sayings: Sayings): Messages => ({
  ...messages,
  async send(...what) {
    await messages.send(...what)
    sayings.said(account)
  },
})
