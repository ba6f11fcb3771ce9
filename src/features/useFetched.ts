import { useEffect, useState } from 'react'

/** A part of the program, by the same function each time. Null until it is here; `missing` where it cannot be fetched. */
export function useFetched<T>(fetch: () => Promise<T>): T | 'missing' | null {
  const [here, setHere] = useState<T | 'missing' | null>(null)
  useEffect(() => {
    let stays = true
    fetch().then(
      (found) => stays && setHere(() => found),
      () => stays && setHere('missing'),
    )
    return () => {
      stays = false
    }
  }, [fetch])
  return here
}
