/** Being told, in memory: what was asked of it is written down. */

import type { Herald, Noticing, Place } from '../../src/client/noticing/noticing.ts'
import { type Value, value } from '../../src/live/live.ts'
import type { NoticePermission } from '../../src/platform/attention.ts'

export interface FakeNoticing extends Noticing {
  readonly permission: Value<NoticePermission>
  readonly hasHeard: Value<boolean>
  /** What the person answers when the browser asks. */
  answer: NoticePermission
  /** Whoever tells the news, while somebody does. */
  herald: Herald | null
  place: Place | null
  count: number
}

export function fakeNoticing(wish: (...words: unknown[]) => void): FakeNoticing {
  const noticing: FakeNoticing = {
    permission: value<NoticePermission>('ask'),
    hasHeard: value(false),
    answer: 'granted',
    herald: null,
    place: null,
    count: 0,
    async askPermission() {
      wish('noticing.askPermission')
      noticing.permission.set(noticing.answer)
    },
    begin(herald) {
      noticing.herald = herald
      return () => {
        noticing.herald = null
      }
    },
    look(at) {
      noticing.place = at
    },
    showCount(chats) {
      noticing.count = chats
    },
    async tryOut(words) {
      wish('noticing.tryOut', words)
      return noticing.permission.get() === 'granted'
    },
  }
  return noticing
}
