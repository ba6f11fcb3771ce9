/** Ends what waits for an answer as soon as the network goes: a socket that is cut off would keep silent until patience ends. */
import type { Live } from '../../live/live.ts'

export async function untilOffline<T>(
  online: Live<boolean>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ends = new AbortController()
  const unwatch = online.subscribe(() => online.get() || ends.abort())
  try {
    return await run(ends.signal)
  } finally {
    unwatch()
  }
}
