/** What everything needs that speaks to an issuer. */
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'

export interface OAuthDeps {
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
}

/**
 * The same, with issuers asked by the machine where it does that: few of them let pages in everywhere (CORS). Nothing else is asked
 * that way.
 */
export const askingIssuers = <D extends Pick<OAuthDeps, 'platform' | 'fetch'>>(deps: D): D => ({
  ...deps,
  fetch: deps.platform.native?.askIssuer ?? deps.fetch,
})
