import { useCallback, useEffect, useState } from 'react'
import { useLive } from '../live/useLive.ts'
import type { Share } from '../model/share.ts'
import { webApp } from './web-app.ts'

export interface Shelf {
  /** Undefined: being read. Null: nothing waits. */
  share: Share | null | undefined
  /** It has come to where it was meant to. */
  clear(): void
}

/** What another program handed over last. */
export function useShelf(): Shelf {
  const app = useLive(webApp)
  const [share, setShare] = useState<Share | null | undefined>(undefined)
  useEffect(() => {
    if (!app) return
    let stays = true
    const found = (next: Share | null) => stays && setShare(next)
    if (app.shelf) app.shelf.read().then(found, () => found(null))
    else found(null)
    return () => {
      stays = false
    }
  }, [app])
  const clear = useCallback(() => void app?.shelf?.clear().catch(() => {}), [app])
  return { share, clear }
}
