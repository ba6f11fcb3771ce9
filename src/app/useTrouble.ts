import { useEffect, useState } from 'react'
import type { ConnectionState } from '../client/client.ts'

export type Trouble = 'offline' | 'waiting' | Extract<ConnectionState, { status: 'blocked' }>['reason']

/** A connection that comes back within this time was never worth a word. */
const PATIENCE_MS = 2000

/** What to tell of a connection; null when all is well, or may be in a moment. Trying again does not take words back. */
export function useTrouble(connection: ConnectionState): Trouble | null {
  const { status } = connection
  const [failing, setFailing] = useState(status === 'waiting')
  const [told, setTold] = useState(false)
  if (status === 'waiting' && !failing) setFailing(true)
  if (status !== 'waiting' && status !== 'connecting' && failing) setFailing(false)

  useEffect(() => {
    if (!failing) return
    const timer = setTimeout(() => setTold(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setTold(false)
    }
  }, [failing])

  if (status === 'offline') return status
  if (status === 'blocked') return connection.reason
  return failing && told ? 'waiting' : null
}
