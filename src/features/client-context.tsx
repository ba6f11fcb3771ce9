/** How every screen reaches the client: by context, so that a test can hand in another one. */
import { createContext, use } from 'react'
import type { Client } from '../client/client.ts'

export const ClientContext = createContext<Client | null>(null)

export function useClient(): Client {
  const client = use(ClientContext)
  if (!client) throw new Error('no ClientContext above this component')
  return client
}
