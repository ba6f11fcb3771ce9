import type { Access } from '../../client/acting/acting.ts'
import { useClient } from '../client-context.tsx'
import { useFetched } from '../useFetched.ts'

/** Null until that part of the program is here; `missing` where it cannot be fetched. */
export function useAccess(): Access | 'missing' | null {
  return useFetched(useClient().access)
}
