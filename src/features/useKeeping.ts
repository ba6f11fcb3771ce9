import type { Keeping } from '../client/keeping/keeping.ts'
import { useClient } from './client-context.tsx'
import { useFetched } from './useFetched.ts'

/** Null until that part of the program is here, and for good where it cannot be fetched. */
export function useKeeping(): Keeping | null {
  const here = useFetched(useClient().keeping)
  return here === 'missing' ? null : here
}
