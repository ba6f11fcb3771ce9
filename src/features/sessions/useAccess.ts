import { useEffect, useState } from 'react'
import type { Access } from '../../client/acting/acting.ts'
import { useClient } from '../client-context.tsx'

/** Null until that part of the program is here; `missing` where it cannot be fetched. */
export function useAccess(): Access | 'missing' | null {
  const { access } = useClient()
  const [here, setHere] = useState<Access | 'missing' | null>(null)
  useEffect(() => {
    let stays = true
    access().then(
      (found) => stays && setHere(found),
      () => stays && setHere('missing'),
    )
    return () => {
      stays = false
    }
  }, [access])
  return here
}
