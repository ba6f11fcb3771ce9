/** When somebody last did something in this window: a key, a pointer, coming back to it. */
import { type Live, value } from '../live/live.ts'

export interface TouchedWindow extends EventTarget {
  readonly document: EventTarget & { readonly visibilityState: DocumentVisibilityState }
}

const INPUT = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'focus'] as const
/** Told no more often than that: nobody asks for the moment of every movement. */
const GAP_MS = 5000

export function touchedOf(window: TouchedWindow, now: () => number): Live<number> {
  const { document } = window
  const touched = value(now())
  let place = ''
  const touch = () => {
    // A clock that was put back must not stop it.
    if (Math.abs(now() - touched.get()) >= GAP_MS) touched.set(now())
  }
  function input(event: Event): void {
    if (event.type === 'pointermove') {
      // What moves below a pointer that rests is told as a movement of the pointer.
      const { screenX, screenY } = event as PointerEvent
      const there = `${screenX} ${screenY}`
      if (there === place) return
      place = there
    }
    touch()
  }
  for (const name of INPUT) window.addEventListener(name, input, { capture: true, passive: true })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && touch())
  return touched
}
