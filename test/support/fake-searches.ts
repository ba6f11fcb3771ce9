/** Looking for messages, in memory: what is found is said by the test, every question is written down. */
import type { MessageQuery, MessagesFound, Searches, ServerFound } from '../../src/client/search/searching.ts'
import { type Value, value } from '../../src/live/live.ts'

export interface FakeSearches extends Searches {
  readonly found: Value<MessagesFound | null>
  readonly onServer: Value<ServerFound>
  /** Replace to decide what a question leads to; by default the test sets `found` itself. */
  answer(query: MessageQuery): MessagesFound | null
}

export function fakeSearches(wish: (...words: unknown[]) => void): FakeSearches {
  const fake: FakeSearches = {
    found: value<MessagesFound | null>(null),
    onServer: value<ServerFound>({ status: 'idle', hits: [], more: false }),
    answer: () => null,
    open: async () => ({
      found: fake.found,
      onServer: fake.onServer,
      ask(query) {
        wish('search.ask', query)
        const answer = fake.answer(query)
        if (answer) fake.found.set(answer)
      },
      more: () => wish('search.more'),
      askServer: () => wish('search.askServer'),
      close: () => wish('search.close'),
    }),
  }
  return fake
}
