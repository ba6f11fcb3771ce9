/** The pages on which a server lets its people in: whether it has any, going there, and coming back. */
import { domainpart } from '../model/jid.ts'
import { issuerOfMetadata } from '../oauth/issuer.ts'
import { askWays as askServer } from '../xmpp/ways-in.ts'
import { answeredDoorways } from './doorway.ts'
import type { Return, Ways } from './entering.ts'
import type { ServerPagesDeps } from './granted.ts'
import { createVisit, type Place, returnVisit } from './visit.ts'

export interface ServerPagesDesk {
  ways(found: { address: string; websocket: string }): Promise<Ways>
  returned(): Promise<Return | null>
}

export function createServerPages(deps: ServerPagesDeps): ServerPagesDesk {
  const askWays = deps.askWays ?? askServer
  return {
    async ways(found) {
      const { address: account, websocket } = found
      const stop = new AbortController()
      // Both at once: what opens windows has to be at hand when somebody presses.
      const [ways, away] = await Promise.all([
        askWays({ account, websocket, signal: stop.signal }).catch(() => null),
        deps.platform.away().catch(() => null),
      ])
      const meant = ways?.metadata ? issuerOfMetadata(ways.metadata) : null
      // A program that has no address of its own on the web cannot be come back to.
      const comesBack = away !== null && /^https?:/.test(away.door)
      if (!ways || !meant || !comesBack) return { password: ways?.password ?? true, pages: null }
      const place: Place = { address: account, websocket, metadata: ways.metadata ?? '' }
      const domain = domainpart(account)
      return {
        password: ways.password,
        pages: { domain, visit: (how) => createVisit(deps, away, place, how) },
      }
    },

    async returned() {
      const row = (await answeredDoorways(deps)).find(
        ({ way, purpose }) => way === 'page' && purpose === 'sign-in',
      )
      return row ? returnVisit(deps, row) : null
    },
  }
}
