/** Access for other programs to one account: asked for at the server under a name of their own, kept to be ended, handed over once. */
import { type Live, value } from '../../live/live.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { programRights } from '../../model/program-rights.ts'
import type { Issuer } from '../../oauth/issuer.ts'
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import type { Away } from '../../platform/away.ts'
import { accountOf } from '../../storage/accounts.ts'
import { grantOf, grantsOf, removeGrant } from '../../storage/grants.ts'
import type { GrantRow } from '../../storage/schema.ts'
import { grantsTopic } from '../../storage/topics.ts'
import type { whoseToken as askWhose } from '../../xmpp/whose-token.ts'
import type { ServerPagesDeps } from '../session/granted.ts'
import { answeredDoorways } from '../signing-in/doorway.ts'
import type { Visit } from '../signing-in/entering.ts'
import { heldIn } from '../signing-in/own-grant.ts'
import { issuerOf } from '../signing-in/trusted-issuer.ts'
import { createVisit, returnVisit } from '../signing-in/visit.ts'
import type { Access } from './acting.ts'
import { endProgram, hasList } from './end-program.ts'
import { type ProgramOutcome, programErrand } from './program-errand.ts'
import type { ProgramErrand, ProgramOffer, Programs, ProgramView, ProgramVisit } from './programs.ts'

export interface ProgramsDeps extends Omit<ServerPagesDeps, 'enter'> {
  account: BareJid
  /** What the server itself lists. */
  access(): Promise<Access>
  /** The network's edge; its own where there is none. */
  whoseToken?: typeof askWhose | undefined
}

interface Ready {
  issuer: Issuer
  away: Away
  websocket: string
}

export function createPrograms(deps: ProgramsDeps): Programs {
  const { account, storage, platform } = deps
  const domain = domainpart(account)
  /** Found out before somebody presses: windows open at once, or not at all. */
  let ready: Ready | null = null

  const errandOf = (visit: Visit, outcome: Live<ProgramOutcome | null>): ProgramErrand => ({
    state: joined(visit, outcome, domain),
    show: visit.show,
    stop: visit.stop,
  })

  async function read(): Promise<readonly ProgramView[]> {
    const rows = await storage.read(['grants'], (tx) => grantsOf(tx, account))
    const views = await Promise.all(rows.filter(({ name }) => name !== null).map(viewOf))
    return views
      .filter((view) => view.renews || view.tokenEnds === null || view.tokenEnds > platform.now())
      .sort((one, other) => other.since - one.since)
  }

  async function viewOf(row: GrantRow): Promise<ProgramView> {
    const { id, name, scopes, at, accessEnds } = row
    const renews = (await heldIn(deps, row))?.refresh != null
    return { id, name: name ?? '', rights: scopes, since: at, tokenEnds: accessEnds, renews }
  }

  return {
    all: storage.live([grantsTopic(account)], read),

    async offer(): Promise<ProgramOffer> {
      if (!platform.online.get()) return { status: 'offline' }
      const row = await storage.read(['accounts'], (tx) => accountOf(tx, account))
      if (!row) return { status: 'unsupported', domain }
      try {
        const away = await platform.away()
        const issuer = await issuerOf(deps, { address: account, websocket: row.websocket })
        // Nobody can come back to a program that has no address of its own on the web.
        if (!/^https?:/.test(away.door) || !issuer.server.registration_endpoint)
          return { status: 'unsupported', domain }
        ready = { issuer, away, websocket: row.websocket }
        const endable = await hasList(deps)
        return { status: 'offered', domain, rights: programRights(issuer.scopes), endable }
      } catch (error) {
        if (!(error instanceof OAuthFailure)) throw error
        const passes = error.problem === 'unreachable' || error.problem === 'broken'
        return { status: passes ? 'unreachable' : 'unsupported', domain }
      }
    },

    give(wish, how) {
      if (!ready) throw new Error('an offer comes first')
      const { issuer, away, websocket } = ready
      const outcome = value<ProgramOutcome | null>(null)
      const errand = programErrand(deps, outcome, { wish, away })
      const place = { address: account, websocket, issuer: issuer.name }
      return errandOf(createVisit(deps, away, place, errand, how), outcome)
    },

    async returned() {
      const row = (await answeredDoorways(deps)).find(
        ({ way, purpose, address }) => way === 'page' && purpose === 'program' && address === account,
      )
      if (!row) return null
      const outcome = value<ProgramOutcome | null>(null)
      const { arrive } = programErrand(deps, outcome)
      return errandOf(returnVisit(deps, row, arrive), outcome)
    },

    async end(id) {
      const row = await storage.read(['grants'], (tx) => grantOf(tx, account, id))
      const result = row ? await endProgram(deps, row) : ({ status: 'ended', all: true } as const)
      if (result.status === 'ended')
        await storage.write(['grants'], (tx) => removeGrant(tx, account, id), { durable: true })
      return result
    },
  }
}

/** How it ends is said by whoever has seen what came of it; until then it is a visit like any other. */
function joined({ state }: Visit, outcome: Live<ProgramOutcome | null>, domain: string): Live<ProgramVisit> {
  const read = (): ProgramVisit => {
    const seen = state.get()
    if (seen.at === 'failed') return seen
    return outcome.get() ?? (seen.at === 'another' || seen.at === 'in' ? { at: 'entering', domain } : seen)
  }
  let last = read()
  return {
    get() {
      const next = read()
      if (JSON.stringify(next) !== JSON.stringify(last)) last = next
      return last
    },
    subscribe(listener) {
      const stops = [state.subscribe(listener), outcome.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
