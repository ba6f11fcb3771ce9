/** The second half of a visit: what was brought back becomes tokens, the tokens a session, and they rest. */
import { type BareJid, domainpart } from '../model/jid.ts'
import { exchangeCode, type Tokens } from '../oauth/tokens.ts'
import { SELF } from '../storage/grants.ts'
import type { DoorwayRow } from '../storage/schema.ts'
import { AnotherIdentity } from '../xmpp/failure.ts'
import { createBearer } from '../xmpp/oauthbearer.ts'
import type { SignInResult } from './client.ts'
import { type CameBack, readDoorway } from './doorway.ts'
import type { VisitProblem } from './entering.ts'
import type { Granted, ServerPagesDeps } from './granted.ts'
import { giveBack, grantRow, type Held, heldOf } from './own-grant.ts'
import { forgetClient } from './this-program.ts'
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
  const held = heldOf(asked.client, tokens)
  /** Nobody came in: what was given is of no use, and is not left lying about. */
  const drop = () => giveBack(asked.issuer.name, held, deps.fetch).catch(() => {})
  const entering = { at: 'entering', domain: domainpart(meant.address) } as const
  visit.state.set(entering)
  // Who was meant, and then who the server says it is; a third it cannot be.
  const result = await enterAs(deps, meant.address, meant.websocket, asked, tokens)
  if (!(result instanceof AnotherIdentity)) return settle(result)
  const { account } = result
  visit.state.set({ at: 'another', meant: meant.address, account })
  const goesOn = domainpart(account) === domainpart(meant.address) && (await visit.decide())
  if (!goesOn) return drop()
  visit.state.set(entering)
  const second = await enterAs(deps, account, meant.websocket, asked, tokens)
  return second instanceof AnotherIdentity
    ? settle({ status: 'refused', domain: domainpart(account) })
    : settle(second)

  async function settle(result: SignInResult): Promise<void> {
    if (result.status === 'signed-in') return visit.state.set({ at: 'in', account: result.account })
    visit.fail(told(result.status))
    await drop()
  }
}

async function enterAs(
  deps: ServerPagesDeps,
  account: BareJid,
  websocket: string,
  { client, issuer, scopes }: Pick<CameBack, 'issuer' | 'client' | 'scopes'>,
  tokens: Tokens,
): Promise<SignInResult | AnotherIdentity> {
  const held: Held = heldOf(client, tokens)
  const granted: Granted = {
    bearer: async (again) => (again ? null : createBearer(tokens.access)),
    row: await grantRow(deps, {
      account,
      id: SELF,
      issuer: issuer.name,
      name: null,
      held,
      scopes: tokens.scopes ?? scopes,
      lasts: tokens.lasts,
    }),
  }
  return deps.enter({ address: account, websocket }, granted)
}

function told(status: Exclude<SignInResult['status'], 'signed-in'>): VisitProblem {
  return status === 'refused' || status === 'not-proved' || status === 'no-mechanism' ? 'not-taken' : status
}
