/** A tab's hold on its database: counted, so that a test knows when nothing is going on, and cut when the tab dies. */

import type { Channel } from '../../src/storage/changes.ts'
import { openStorage, type Storage } from '../../src/storage/storage.ts'
import { StorageFailure } from '../../src/storage/storage-failure.ts'

/** What is being written when a page goes is thrown away by the browser, or was just about to be safe. */
export type Fate = 'abort' | 'commit'

export interface MortalStorage extends Storage {
  /** The disk takes no more, until set again; `once`: no more than what comes next to the messages. */
  full: boolean | 'once'
  kill(fate: Fate): void
}

/** How many uses of a database are under way, in all tabs. */
export class Work {
  running = 0
  begun = 0

  async of<T>(work: () => Promise<T>): Promise<T> {
    this.running++
    this.begun++
    try {
      return await work()
    } finally {
      this.running--
    }
  }
}

export async function openMortal(
  name: string,
  channel: (name: string) => Channel,
  work: Work,
): Promise<MortalStorage> {
  const storage = await work.of(() => openStorage({ name, channel }))
  let dead: Fate | null = null
  const never = new Promise<never>(() => {})

  /** A dead page's code goes on in this process; its transactions must not. */
  const guarded = <T extends object>(tx: T): T =>
    new Proxy(tx, {
      get(target, key) {
        if (dead === 'abort') throw new Error('the page is gone')
        return Reflect.get(target, key) as unknown
      },
    })
  const use = <T>(run: () => Promise<T>): Promise<T> =>
    dead
      ? never
      : work.of(run).then(
          (result) => (dead ? never : result),
          (error: unknown) => (dead ? never : Promise.reject(error)),
        )
  const mortal: MortalStorage = {
    ...storage,
    full: false,
    read: (stores, run) => use(() => storage.read(stores, (tx) => run(guarded(tx)))),
    write: (stores, run, options) =>
      use(() =>
        storage.write(
          stores,
          async (tx) => {
            const result = await run(guarded(tx))
            const once = mortal.full === 'once'
            if (mortal.full && (!once || (stores as readonly string[]).includes('messages'))) {
              if (once) mortal.full = false
              throw new StorageFailure('full', 'QuotaExceededError')
            }
            return result
          },
          options,
        ),
      ),
    kill(fate) {
      dead ??= fate
      storage.close()
    },
  }
  return mortal
}
