/** All that was said in an account, in memory and ready to be looked through: newest first, one text after the other. */
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import { isFound, searchable, searchTerms } from '../model/search-text.ts'
import type { MessageQuery } from './searching.ts'

interface Entry {
  id: string
  conversation: BareJid
  from: string
  time: number
  order: number
  text: string
}

export interface IndexAnswer {
  /** Newest first. */
  ids: string[]
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
    const known = new Map(this.#byConversation.get(conversation)?.map((entry) => [entry.id, entry]))
    const entries: Entry[] = []
    for (const message of messages) {
      if (message.retracted) continue
      const { id, from, time, order } = message
      const text = searchable(wordsOf(message))
      if (!text) continue
      const same = known.get(id)
      // The text of one that did not change is not kept twice while the other is let go of.
      entries.push({ id, conversation, from, time, order, text: same?.text === text ? same.text : text })
    }
    if (entries.length) this.#byConversation.set(conversation, entries)
    else this.#byConversation.delete(conversation)
    this.#all = null
  }

  find(query: MessageQuery, limit: number): IndexAnswer {
    const terms = searchTerms(query.text)
    const { conversation, from, since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query
    const ids: string[] = []
    let total = 0
    if (!terms.length) return { ids, total }
    const entries =
      conversation === undefined ? this.#ordered() : (this.#byConversation.get(conversation) ?? [])
    for (let index = entries.length - 1; index >= 0; index--) {
      const entry = entries[index] as Entry
      if (entry.time < since || entry.time >= until) continue
      if (from !== undefined && entry.from !== from) continue
      if (!isFound(entry.text, terms)) continue
      total += 1
      if (ids.length < limit) ids.push(entry.id)
    }
    return { ids, total }
  }

  #ordered(): Entry[] {
    this.#all ??= [...this.#byConversation.values()].flat().sort((a, b) => a.order - b.order)
    return this.#all
  }
}
