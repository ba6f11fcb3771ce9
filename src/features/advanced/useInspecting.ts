import { useEffect, useState } from 'react'
import type { Inspecting } from '../../client/inspecting/inspecting.ts'
import { useClient } from '../client-context.tsx'

/** Null until that part of the program is here; `missing` where it cannot be fetched. */
export function useInspecting(): Inspecting | 'missing' | null {
  const { inspecting } = useClient()
  const [here, setHere] = useState<Inspecting | 'missing' | null>(null)
  useEffect(() => {
    let stays = true
    inspecting().then(
      (found) => stays && setHere(found),
      () => stays && setHere('missing'),
    )
    return () => {
      stays = false
    }
  }, [inspecting])
  return here
}
