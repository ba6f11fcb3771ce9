/** What a machine shows and plays, written down. */
import { type Value, value } from '../../src/live/live.ts'
import type { Attention, NoticePermission, ShownNotice } from '../../src/platform/attention.ts'

export interface FakeAttention extends Attention {
  readonly permission: Value<NoticePermission>
  /** What the person answers when they are asked. */
  answer: NoticePermission
  /** On the screen now, by tag. */
  readonly shown: ReadonlyMap<string, ShownNotice>
  /** Everything that was ever shown, as `title: body`. */
  readonly history: readonly string[]
  readonly played: readonly ('in' | 'out')[]
  readonly count: number
  /** False: no page was touched yet. */
  canPlay: boolean
  /** Tags of what a worker has shown, and whoever hears of a press on it. */
  readonly left: Set<string>
  readonly pressers: Set<(tag: string) => void>
  /** As when the page goes. */
  clear(): void
}

export function fakeAttention(): FakeAttention {
  const shown = new Map<string, ShownNotice>()
  const history: string[] = []
  const played: ('in' | 'out')[] = []
  const permission = value<NoticePermission>('granted')
  const left = new Set<string>()
  const pressers = new Set<(tag: string) => void>()
  const attention: FakeAttention = {
    left,
    pressers,
    lasting: {
      tags: async () => [...left],
      onPress(listener) {
        pressers.add(listener)
        return () => pressers.delete(listener)
      },
    },
    permission,
    answer: 'granted',
    shown,
    history,
    played,
    count: 0,
    canPlay: true,
    async askPermission() {
      permission.set(attention.answer)
    },
    show(notice) {
      if (permission.get() !== 'granted') return false
      shown.set(notice.tag, notice)
      history.push(`${notice.title}: ${notice.body}`)
      return true
    },
    close(tag) {
      shown.delete(tag)
      left.delete(tag)
    },
    play(sound) {
      if (attention.canPlay) played.push(sound)
      return attention.canPlay
    },
    showCount: (count) => Object.assign(attention, { count }),
    clear: () => shown.clear(),
  }
  return attention
}
