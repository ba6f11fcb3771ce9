import type { Inspecting } from '../../client/inspecting/inspecting.ts'
import { useClient } from '../client-context.tsx'
import { useFetched } from '../useFetched.ts'

/** Null until that part of the program is here; `missing` where it cannot be fetched. */
export function useInspecting(): Inspecting | 'missing' | null {
  return useFetched(useClient().inspecting)
}
