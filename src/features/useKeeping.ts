import { useEffect, useState } from 'react'
import type { Keeping } from '../client/keeping/keeping.ts'
import { useClient } from './client-context.tsx'

/** Null until that part of the program is here, and for good where it cannot be fetched. */
export function useKeeping(): Keeping | null {
  const { keeping } = useClient()
  const [here, setHere] = useState<Keeping | null>(null)
  useEffect(() => {
    let stays = true
    keeping().then(
      (found) => stays && setHere(found),
      () => {},
    )
    return () => {
      stays = false
    }
  }, [keeping])
  return here
}
