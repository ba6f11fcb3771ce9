/** The second half of a visit: what was brought back becomes tokens, the tokens a session, and they rest. */
import { type BareJid, domainpart } from '../../model/jid.ts'
import { exchangeCode, type Tokens } from '../../oauth/tokens.ts'
import { SELF } from '../../storage/grants.ts'
import type { DoorwayRow, GrantRow } from '../../storage/schema.ts'
import { AnotherIdentity } from '../../xmpp/failure.ts'
import { createBearer } from '../../xmpp/oauthbearer.ts'
import type { SignInResult } from '../client.ts'
import type { Granted, ServerPagesDeps } from '../session/granted.ts'
import { type CameBack, readDoorway } from './doorway.ts'
import type { VisitProblem } from './entering.ts'
import { heldOf } from './own-grant.ts'
import { forgetClient } from './this-program.ts'
import { keepUnclaimed } from './unclaimed.ts'
import type { Course } from './visit-course.ts'

export async function comeIn(deps: ServerPagesDeps, visit: Course, row: DoorwayRow): Promise<void> {
  visit.state.set({ at: 'entering', domain: domainpart(row.address) })
  const net = { fetch: deps.fetch }
  const back = await readDoorway(deps, row, net)
  const tokens = await exchangeCode(back.issuer, back.client, back, net).catch(async (error: unknown) => {
    // Used up or not, a code that is not taken may be the fault of how we are known there.
    await forgetClient(deps, row.issuer, row.redirect)
    throw error
  })
  await enterWith(deps, visit, row, back, tokens)
}

/** What was given, however that was asked for, opens the door, or is given back. */
export async function enterWith(
  deps: ServerPagesDeps,
  visit: Course,
  meant: Pick<DoorwayRow, 'address' | 'websocket'>,
  asked: Pick<CameBack, 'issuer' | 'client' | 'scopes'>,
  tokens: Tokens,
): Promise<void> {
  const entering = { at: 'entering', domain: domainpart(meant.address) } as const
  visit.state.set(entering)
  const unclaimed = await keepUnclaimed(deps, {
    issuer: asked.issuer.name,
    held: heldOf(asked.client, tokens),
    scopes: tokens.scopes ?? asked.scopes,
    lasts: tokens.lasts,
  })
  const enterAs = (address: BareJid) =>
    deps.enter({ address, websocket: meant.websocket }, grantedTo(address, unclaimed.row, tokens))
  /** Whether somebody is in. */
  async function enter(): Promise<boolean> {
    // Who was meant, and then who the server says it is; a third it cannot be.
    const result = await enterAs(meant.address)
    if (!(result instanceof AnotherIdentity)) return settle(result)
    const { account } = result
    visit.state.set({ at: 'another', meant: meant.address, account })
    if (domainpart(account) !== domainpart(meant.address) || !(await visit.decide())) return false
    visit.state.set(entering)
    const second = await enterAs(account)
    return settle(
      second instanceof AnotherIdentity ? { status: 'refused', domain: domainpart(account) } : second,
    )
  }
  function settle(result: SignInResult): boolean {
    if (result.status === 'signed-in') visit.state.set({ at: 'in', account: result.account })
    else visit.fail(told(result.status))
    return result.status === 'signed-in'
  }

  let isIn = false
  try {
    isIn = await enter()
  } finally {
    if (isIn) unclaimed.claimed()
    // What was given is of no use, and is not left lying about.
    else await unclaimed.giveBack().catch(() => {})
  }
}

const grantedTo = (account: BareJid, unclaimed: GrantRow, tokens: Tokens): Granted => ({
  bearer: async (again) => (again ? null : createBearer(tokens.access)),
  row: { ...unclaimed, account, id: SELF },
  unclaimed: unclaimed.id,
})

function told(status: Exclude<SignInResult['status'], 'signed-in'>): VisitProblem {
  return status === 'refused' || status === 'not-proved' || status === 'no-mechanism' ? 'not-taken' : status
}
