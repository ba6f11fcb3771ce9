/** When the machine may have slept or moved: every sign of it that a page gets. */

/** A slow tick costs nothing, and a sleep that is shorter harms no connection. */
const TICK_MS = 15_000
/** A gap beyond this is a sleep, or a clock that was set; browsers let hidden pages tick only once a minute. */
const JUMP_MS = { visible: 30_000, hidden: 90_000 }

export interface WakeSources {
  window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  document: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
    readonly visibilityState: string
  }
  now(): number
}

/** Calls back at each sign until the returned function is called. */
export function watchWake({ window, document, now }: WakeSources, listener: () => void): () => void {
  const onVisible = () => {
    if (document.visibilityState === 'visible') listener()
  }
  let last = now()
  let shown = document.visibilityState === 'visible'
  // Timers stand still during sleep, and the wall clock does not.
  const ticking = setInterval(() => {
    const time = now()
    const passed = time - last
    const limit = shown ? JUMP_MS.visible : JUMP_MS.hidden
    last = time
    shown = document.visibilityState === 'visible'
    if (passed > limit || passed < 0) listener()
  }, TICK_MS)
  window.addEventListener('online', listener)
  window.addEventListener('pageshow', listener)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    clearInterval(ticking)
    window.removeEventListener('online', listener)
    window.removeEventListener('pageshow', listener)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
