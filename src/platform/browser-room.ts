/** Storage of a browser (WHATWG Storage). Whatever it throws, it does not say. */
import type { Room, RoomWindow } from './room.ts'

/** Not in the standard: Chromium counts by kind. */
interface Counted extends StorageEstimate {
  usageDetails?: { caches?: number; serviceWorkerRegistrations?: number }
}

export function roomOf(window: RoomWindow): Room {
  const { storage } = window.navigator
  const isSafe = async () => {
    try {
      return (await storage?.persisted?.()) ?? null
    } catch {
      return null
    }
  }
  return {
    isSafe,
    async keepSafe() {
      try {
        return (await isSafe()) || ((await storage?.persist?.()) ?? false)
      } catch {
        return false
      }
    },
    asksPerson: window.mozInnerScreenX !== undefined,
    async estimate() {
      try {
        const told: Counted | undefined = await storage?.estimate?.()
        if (told?.usage === undefined || told.quota === undefined) return null
        const { caches = 0, serviceWorkerRegistrations = 0 } = told.usageDetails ?? {}
        const program = told.usageDetails ? caches + serviceWorkerRegistrations : null
        return { usage: told.usage, quota: told.quota, program }
      } catch {
        return null
      }
    },
  }
}
