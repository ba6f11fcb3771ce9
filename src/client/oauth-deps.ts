/** What everything needs that speaks to an issuer. */
import type { Deployment } from '../platform/deployment.ts'
import type { Platform } from '../platform/platform.ts'
import type { Storage } from '../storage/storage.ts'

export interface OAuthDeps {
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
}
