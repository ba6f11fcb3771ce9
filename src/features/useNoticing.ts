import { useEffect, useState } from 'react'
import type { Noticing } from '../client/noticing/noticing.ts'
import { useClient } from './client-context.tsx'

/** Null until that part of the program is here, and for good where it cannot be fetched. */
export function useNoticing(): Noticing | null {
  const { noticing } = useClient()
  const [here, setHere] = useState<Noticing | null>(null)
  useEffect(() => {
    let stays = true
    noticing().then(
      (found) => stays && setHere(found),
      () => {},
    )
    return () => {
      stays = false
    }
  }, [noticing])
  return here
}
