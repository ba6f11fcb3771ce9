/** All that was said in an account, in memory and ready to be looked through: newest first, one text after the other. */
import type { BareJid } from '../../model/jid.ts'
import type { Direction, Message } from '../../model/message.ts'
import { isFound, searchable, searchTerms } from '../../model/search-text.ts'
import type { MessageQuery } from './searching.ts'

export interface Entry {
  id: string
  conversation: BareJid
  from: string
  direction: Direction
  time: number
  order: number
  /** As it was written, and as it is compared. */
  words: string
  text: string
}

export interface IndexAnswer {
  /** Newest first. */
  entries: Entry[]
  total: number
}

/** Everything of a message that one may look for. */
export const wordsOf = ({ body, attachments = [] }: Message): string =>
  [body, ...attachments.map(({ name }) => name)].filter(Boolean).join('\n')

export class SearchIndex {
  readonly #byConversation = new Map<BareJid, Entry[]>()
  /** Oldest first; null = to be put in order anew. */
  #all: Entry[] | null = null

  get size(): number {
    return this.#ordered().length
  }

  /** Puts these in the place of all that was known of a conversation. */
  replace(conversation: BareJid, messages: readonly Message[]): void {
    const entries: Entry[] = []
    for (const message of messages) {
      if (message.retracted) continue
      const { id, from, direction, time, order } = message
      const words = wordsOf(message)
      const text = searchable(words)
      if (!text) continue
      // One text where both are the same: most of what is written small.
      entries.push({
        id,
        conversation,
        from,
        direction,
        time,
        order,
        words: words === text ? text : words,
        text,
      })
    }
    if (entries.length) this.#byConversation.set(conversation, entries)
    else this.#byConversation.delete(conversation)
    this.#all = null
  }

  find(query: MessageQuery, limit: number): IndexAnswer {
    const terms = searchTerms(query.text)
    const { conversation, from, since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query
    const found: Entry[] = []
    let total = 0
    if (!terms.length) return { entries: found, total }
    const entries =
      conversation === undefined ? this.#ordered() : (this.#byConversation.get(conversation) ?? [])
    for (let index = entries.length - 1; index >= 0; index--) {
      const entry = entries[index] as Entry
      if (entry.time < since || entry.time >= until) continue
      if (from !== undefined && entry.from !== from) continue
      if (!isFound(entry.text, terms)) continue
      total += 1
      if (found.length < limit) found.push(entry)
    }
    return { entries: found, total }
  }

  #ordered(): Entry[] {
    this.#all ??= [...this.#byConversation.values()].flat().sort((a, b) => a.order - b.order)
    return this.#all
  }
}
