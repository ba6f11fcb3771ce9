import { useEffect, useState } from 'react'
import type { Access, SignIns } from '../../client/acting/acting.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

const UNKNOWN: { get(): SignIns; subscribe(): () => void } = {
  get: () => READING,
  subscribe: () => () => {},
}
const READING: SignIns = { status: 'reading' }

/** Whether the server keeps a list of what may act for the account; while that is not known, it may. */
export function useServerList(account: BareJid): boolean {
  const client = useClient()
  const [access, setAccess] = useState<Access | null>(null)
  useEffect(() => {
    let gone = false
    client
      .partsOf(account)
      .access()
      .then(
        (found) => gone || setAccess(found),
        () => {},
      )
    return () => {
      gone = true
    }
  }, [client, account])
  const { status } = useLive(access?.signIns ?? UNKNOWN)
  return status === 'list' || status === 'reading'
}
