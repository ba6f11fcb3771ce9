/** What is known of the room for all of this before anybody asks; the rest of it is fetched for whoever does. */
import { map } from '../../live/live.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Clearing } from './cleared.ts'
import type { Keeping, StorageCare } from './keeping.ts'

export function storageCare(
  deps: { storage: Storage; platform: Platform },
  { cleared, forget }: Clearing,
): StorageCare {
  let keeping: Promise<Keeping> | null = null
  return {
    storageProblem: map(deps.storage.failure, (failure) => failure?.problem ?? null),
    cleared,
    forgetCleared: forget,
    keeping() {
      keeping ??= import('./create-keeping.ts').then(({ createKeeping }) => createKeeping(deps))
      // Without a network the next one who asks may have more luck.
      keeping.catch(() => {
        keeping = null
      })
      return keeping
    },
  }
}
