/** A server that moved: when its endpoint does not answer, discovery (XEP-0156) is asked again. */
import { type BareJid, domainpart } from '../../model/jid.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { discover } from '../../xmpp/discover.ts'

export interface FindEndpointDeps {
  storage: Storage
  platform: Pick<Platform, 'online' | 'now'>
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
}

/** A server that is down for an hour need not be looked for with every attempt. */
const PAUSE_MS = 60_000

/** Stores a new endpoint where one is announced; an endpoint that was typed stays when nothing is. Never rejects. */
export function endpointFinder({ storage, platform, deployment, fetch }: FindEndpointDeps) {
  const lookedAt = new Map<BareJid, number>()
  return async (account: BareJid): Promise<void> => {
    const before = lookedAt.get(account) ?? Number.NEGATIVE_INFINITY
    if (!platform.online.get() || platform.now() - before < PAUSE_MS) return
    lookedAt.set(account, platform.now())
    try {
      const { servers: overrides } = await deployment
      const found = await discover(domainpart(account), {
        fetch,
        overrides,
        online: () => platform.online.get(),
      })
      if (found.status !== 'found') return
      await storage.write(['accounts'], async (tx) => {
        const row = await accountOf(tx, account)
        if (row && row.websocket !== found.websocket)
          await patchAccount(tx, account, { websocket: found.websocket, features: null })
      })
    } catch {
      // The next attempt goes to the old endpoint.
    }
  }
}
