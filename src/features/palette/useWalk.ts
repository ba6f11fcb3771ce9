/** Walks through rows by the keys of a field, which keeps the focus. */
import { type KeyboardEvent, useEffect, useState } from 'react'

export interface Walk {
  /** Of the row that Enter means; -1 = none. */
  active: number
  goTo(index: number): void
  /** True = the key meant something here. */
  press(event: KeyboardEvent): boolean
}

export function useWalk(
  count: number,
  idOf: (index: number) => string,
  onEnter: (index: number) => void,
): Walk {
  const [at, goTo] = useState(-1)
  const active = Math.min(at, count - 1)
  const id = idOf(active)
  useEffect(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id])

  function press(event: KeyboardEvent): boolean {
    // A key that ends a composition chooses a word. Safari tells only by this key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || count === 0) return false
    if (event.key === 'ArrowDown') goTo((active + 1) % count)
    else if (event.key === 'ArrowUp') goTo(active <= 0 ? count - 1 : active - 1)
    else if (event.key === 'Enter' && active >= 0) onEnter(active)
    else return false
    return true
  }

  return { active, goTo, press }
}
