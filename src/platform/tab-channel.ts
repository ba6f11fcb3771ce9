/** Words to the other tabs of this installation. */
import type { Platform } from './platform.ts'

type Channel = ReturnType<Platform['channel']>

/** Where there is no BroadcastChannel nobody else hears, and what is stored is read again when the tab is looked at. */
export function openChannel(Broadcast: typeof BroadcastChannel | undefined, name: string): Channel {
  const listeners = new Set<(message: unknown) => void>()
  let broadcast = Broadcast && new Broadcast(name)
  if (broadcast)
    broadcast.onmessage = (event: MessageEvent<unknown>) => {
      for (const listener of [...listeners]) listener(event.data)
    }
  return {
    post: (message) => broadcast?.postMessage(message),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      broadcast?.close()
      // Posting to a closed one throws.
      broadcast = undefined
    },
  }
}
