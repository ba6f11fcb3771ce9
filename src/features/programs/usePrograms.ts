import { useEffect, useState } from 'react'
import type { Programs } from '../../client/acting/programs.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

/** Null until that part of the program is here, and where it cannot be fetched. */
export function usePrograms(account: BareJid): Programs | null {
  const { programs } = useClient()
  const [here, setHere] = useState<Programs | null>(null)
  useEffect(() => {
    let gone = false
    programs(account).then(
      (found) => gone || setHere(found),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [programs, account])
  return here
}
