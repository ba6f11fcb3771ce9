/** Tests an invite as a stranger would: once for each, and again when asked, or when the network is back. */
import { useEffect, useState } from 'react'
import type { Preflight } from '../../client/invites/inviting.ts'
import { useLive } from '../../live/useLive.ts'
import { useClient } from '../client-context.tsx'

export type Checked = Preflight | { status: 'checking' }

const CHECKING: Checked = { status: 'checking' }

export function usePreflight(id: string, webAddress: string): { checked: Checked; again(): void } {
  const { invites, connection } = useClient()
  const online = useLive(connection).status === 'online'
  const [found, setFound] = useState<{ of: string; online: boolean; result: Preflight } | null>(null)
  const known = found?.of === id ? found : null
  const asks = !known || (known.result.status === 'offline' && online && !known.online)

  useEffect(() => {
    if (!asks) return
    let gone = false
    const keep = (result: Preflight) => gone || setFound({ of: id, online, result })
    invites.check(id, webAddress).then(keep, () => keep({ status: 'offline' }))
    return () => {
      gone = true
    }
  }, [invites, id, webAddress, online, asks])

  return { checked: known?.result ?? CHECKING, again: () => setFound(null) }
}
