/** How the server of an address lets its people in; null while it is being asked. */
import { useEffect, useState } from 'react'
import type { Ways } from '../../client/signing-in/entering.ts'
import { useClient } from '../client-context.tsx'

export function useWays({ address, websocket }: { address: string; websocket: string }): Ways | null {
  const { signIn } = useClient()
  const [answer, setAnswer] = useState<{ to: string; ways: Ways } | null>(null)
  const to = `${address} ${websocket}`
  useEffect(() => {
    let wanted = true
    void signIn.ways({ address, websocket }).then((ways) => wanted && setAnswer({ to, ways }))
    return () => {
      wanted = false
    }
  }, [signIn, address, websocket, to])
  return answer?.to === to ? answer.ways : null
}
