/** What everything needs that speaks to an issuer. */
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import { untilOffline } from '../session/until-offline.ts'

export interface OAuthDeps {
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
}

/**
 * The same, with issuers asked by the machine where it does that: few of them let pages in everywhere (CORS). Nothing else is asked
 * that way. An answer is waited for whatever the network does: what was shown for it may be good only once.
 */
export const hearingIssuersOut = <D extends Pick<OAuthDeps, 'platform' | 'fetch'>>(deps: D): D => ({
  ...deps,
  fetch: deps.platform.native?.askIssuer ?? deps.fetch,
})

/** For a person who waits, and may begin again: no longer than there is a network. */
export function askingIssuers<D extends Pick<OAuthDeps, 'platform' | 'fetch'>>(deps: D): D {
  const { online } = deps.platform
  const { fetch: ask } = hearingIssuersOut(deps)
  const fetch: OAuthDeps['fetch'] = (input, init) =>
    untilOffline(online, (gone) => {
      const stop = new AbortController()
      for (const signal of [gone, init?.signal]) {
        if (signal?.aborted) stop.abort()
        // Also what comes behind the head of an answer may be given up; both live no longer than the question.
        signal?.addEventListener('abort', () => stop.abort())
      }
      return ask(input, { ...init, signal: stop.signal }).catch((error: unknown) => {
        throw gone.aborted ? new OAuthFailure('unreachable') : error
      })
    })
  return { ...deps, fetch }
}
