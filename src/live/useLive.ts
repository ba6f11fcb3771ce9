import { useSyncExternalStore } from 'react'
import type { Live } from './live.ts'

/** What a live value holds now; renders again when it changes. */
export function useLive<T>(live: Live<T>): T {
  return useSyncExternalStore(live.subscribe, live.get)
}
