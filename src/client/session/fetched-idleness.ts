/** Whether somebody is here: asked, by a part of the program that is fetched, once there is anybody to be shown as away. */
import { type Live, value } from '../../live/live.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'

export interface FetchedIdleness {
  /** Milliseconds since 1970; null: somebody is here, or it is not known. */
  readonly since: Live<number | null>
  begin(): void
  stop(): void
}

export function fetchedIdleness(deps: { storage: Storage; platform: Platform }): FetchedIdleness {
  const since = value<number | null>(null)
  let state: 'waiting' | 'begun' | 'over' = 'waiting'
  let end = () => {}
  return {
    since,
    begin() {
      if (state !== 'waiting') return
      state = 'begun'
      Promise.all([import('./idleness.ts'), deps.platform.touched()]).then(
        ([{ followIdleness }, touched]) => {
          if (state !== 'over') end = followIdleness({ ...deps, touched }, since)
        },
        // Without it, nobody is shown as away who is not.
        () => {},
      )
    },
    stop() {
      state = 'over'
      end()
    },
  }
}
