import type { Noticing } from '../client/noticing/noticing.ts'
import { useClient } from './client-context.tsx'
import { useFetched } from './useFetched.ts'

/** Null until that part of the program is here, and for good where it cannot be fetched. */
export function useNoticing(): Noticing | null {
  const here = useFetched(useClient().noticing)
  return here === 'missing' ? null : here
}
