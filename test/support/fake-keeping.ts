/** What is kept on this device, in memory: the test says how much, what was asked of it is written down. */
import type { Held, Keeping, StorageCare, StorageProblem } from '../../src/client/keeping/keeping.ts'
import { type Value, value } from '../../src/live/live.ts'
import type { BareJid } from '../../src/model/jid.ts'

export interface FakeKeeping extends Keeping {
  readonly held: Value<Held | null>
  readonly isSafe: Value<boolean | null | undefined>
  asksPerson: boolean
  /** What the browser says when it is asked. */
  answer: boolean
}

const MEGABYTE = 1_000_000

export function fakeKeeping(wish: (...words: unknown[]) => void): FakeKeeping {
  const keeping: FakeKeeping = {
    held: value<Held | null>({
      media: { image: 48 * MEGABYTE, video: 21 * MEGABYTE, audio: 3 * MEGABYTE, file: 0 },
      waiting: 0,
      rest: 12 * MEGABYTE,
      program: 6 * MEGABYTE,
    }),
    isSafe: value<boolean | null | undefined>(false),
    asksPerson: false,
    answer: true,
    async keepSafe() {
      wish('keeping.keepSafe')
      keeping.isSafe.set(keeping.answer)
      return keeping.answer
    },
    async clearMedia() {
      wish('keeping.clearMedia')
      const held = keeping.held.get()
      if (held) keeping.held.set({ ...held, media: { image: 0, video: 0, audio: 0, file: 0 } })
    },
  }
  return keeping
}

export interface FakeStorageCare extends StorageCare {
  readonly storageProblem: Value<StorageProblem | null>
  readonly cleared: Value<BareJid | null>
  /** What `keeping()` leads to. */
  readonly kept: FakeKeeping
}

export function fakeStorageCare(wish: (...words: unknown[]) => void): FakeStorageCare {
  const kept = fakeKeeping(wish)
  const cleared = value<BareJid | null>(null)
  return {
    storageProblem: value<StorageProblem | null>(null),
    cleared,
    forgetCleared() {
      wish('forgetCleared')
      cleared.set(null)
    },
    kept,
    keeping: () => Promise.resolve(kept),
  }
}
