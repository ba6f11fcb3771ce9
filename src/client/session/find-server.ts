/** Where the server of a domain is, for somebody who waits for it: looked for no longer than there is a network. */
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Discovery, discover } from '../../xmpp/discover.ts'
import { untilOffline } from './until-offline.ts'

export interface FindServerDeps {
  platform: Pick<Platform, 'online'>
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
}

export async function findServer(deps: FindServerDeps, domain: string): Promise<Discovery> {
  const { fetch, platform } = deps
  const { servers: overrides } = await deps.deployment
  const online = () => platform.online.get()
  return untilOffline(platform.online, (signal) =>
    // It rejects for one reason alone.
    discover(domain, { fetch, overrides, online, signal }).catch(() => ({ status: 'offline' })),
  )
}
