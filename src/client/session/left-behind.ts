/** What pages that are gone have left to be done, looked for when nobody waits for anything. */
import type { Platform } from '../../platform/platform.ts'
import { grantsOf, UNCLAIMED } from '../../storage/grants.ts'
import type { Storage } from '../../storage/storage.ts'
import { askingIssuers } from '../signing-in/oauth-deps.ts'

/** The first screen comes first. */
const AFTER_MS = 5_000

/** Until the returned function is called. */
export function lookBehind(deps: {
  storage: Storage
  platform: Platform
  fetch: typeof globalThis.fetch
}): () => void {
  async function look(): Promise<void> {
    const left = await deps.storage.read(['grants'], (tx) => grantsOf(tx, UNCLAIMED))
    if (left.length > 0) await (await import('../signing-in/unclaimed.ts')).giveBackLeft(askingIssuers(deps))
    if (deps.platform.native) await (await import('./relock.ts')).relock(deps)
  }
  return deps.platform.setTimer(AFTER_MS, () => void look().catch(() => {}))
}
