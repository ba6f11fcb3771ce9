/** The pages on which a server lets its people in: whether it has any, going there, and coming back. */
import { domainpart } from '../../model/jid.ts'
import { type Issuer, issuerOfMetadata } from '../../oauth/issuer.ts'
import type { Away } from '../../platform/away.ts'
import { openDoorways } from '../../storage/doorways.ts'
import type { DoorwayRow } from '../../storage/schema.ts'
import { askWays as askServer } from '../../xmpp/ways-in.ts'
import type { ServerPagesDeps } from '../session/granted.ts'
import { comeIn } from './come-in.ts'
import { answeredDoorways } from './doorway.ts'
import type { Return, Ways } from './entering.ts'
import { forgetClient, knownClient } from './this-program.ts'
import type { Place } from './trusted-issuer.ts'
import { createVisit, type Errand, returnVisit } from './visit.ts'
import type { Course } from './visit-course.ts'

export interface ServerPagesDesk {
  ways(found: { address: string; websocket: string }): Promise<Ways>
  returned(): Promise<Return | null>
}

export function createServerPages(deps: ServerPagesDeps): ServerPagesDesk {
  const askWays = deps.askWays ?? askServer
  /** Its doorway is taken: a screen that is drawn anew finds it here. */
  let last: Return | null = null
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
        pages: { domain, visit: (how) => createVisit(deps, away, place, signingIn(away), how) },
      }
    },

    async returned() {
      const row = (await answeredDoorways(deps)).find(
        ({ way, purpose }) => way === 'page' && purpose === 'sign-in',
      )
      if (!row) return last?.visit.state.get().at === 'in' ? null : last
      const { back, address, websocket } = row
      last = { back, address, websocket, visit: returnVisit(deps, row, arrive) }
      return last
    },
  }

  function signingIn(away: Away): Errand {
    return {
      purpose: 'sign-in',
      async ask(issuer, net) {
        await doubt(deps, issuer, away.door)
        return knownClient(deps, issuer, away, net)
      },
      arrive,
    }
  }

  function arrive(visit: Course, row: DoorwayRow): Promise<void> {
    return comeIn(deps, visit, row)
  }
}

/** Nobody came back from the last visit: perhaps they were told there that this program is not known. */
async function doubt(deps: ServerPagesDeps, issuer: Issuer, redirect: string): Promise<void> {
  const { storage, platform } = deps
  const open = await storage.read(['doorways'], (tx) => openDoorways(tx, platform.now()))
  if (open.some((row) => row.issuer === issuer.name && row.answer === null && row.purpose === 'sign-in'))
    await forgetClient(deps, issuer.name, redirect)
}
