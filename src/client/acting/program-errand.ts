/** What the server's page is asked on behalf of another program, and what is made of its answer. */
import type { Value } from '../../live/live.ts'
import { domainpart } from '../../model/jid.ts'
import { isRight } from '../../model/program-rights.ts'
import { registerClient } from '../../oauth/registration.ts'
import { revokeToken } from '../../oauth/revoke.ts'
import { exchangeCode, type Tokens } from '../../oauth/tokens.ts'
import type { Away } from '../../platform/away.ts'
import { putGrant, removeGrant, UNCLAIMED } from '../../storage/grants.ts'
import type { DoorwayRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'
import { whoseToken as askWhose } from '../../xmpp/whose-token.ts'
import { type CameBack, readDoorway } from '../signing-in/doorway.ts'
import { grantRow, heldOf } from '../signing-in/own-grant.ts'
import { thisProgram } from '../signing-in/this-program.ts'
import { keepUnclaimed } from '../signing-in/unclaimed.ts'
import type { Errand } from '../signing-in/visit.ts'
import type { ProgramsDeps } from './create-programs.ts'
import type { GivenAccess, ProgramVisit, ProgramWish } from './programs.ts'

export type ProgramOutcome = Extract<ProgramVisit, { at: 'given' | 'another' | 'nothing' }>

/** Without it some servers give nothing that outlasts an hour. */
const LASTING = 'offline_access'

/** `sent`: for the way there; who comes back brings what was wished. */
export function programErrand(
  deps: ProgramsDeps,
  outcome: Value<ProgramOutcome | null>,
  sent?: { wish: ProgramWish; away: Away },
): Errand {
  return {
    purpose: 'program',
    async ask(issuer, net) {
      if (!sent) throw new Error('nobody is sent')
      const { wish, away } = sent
      const scopes = [wish.right, ...(wish.lasting ? [LASTING] : [])]
      const grants = ['authorization_code', ...(wish.lasting ? ['refresh_token'] : [])]
      // The site is ours, as servers want it to be where people come back to; all else is the program's own.
      const { kind, redirects, site } = thisProgram(await deps.deployment, away, issuer)
      const program = { name: wish.name, softwareId: crypto.randomUUID(), version: '1', grants, scopes }
      const client = await registerClient(issuer, { kind, redirects, site, ...program }, net)
      return { client, scopes, note: JSON.stringify(wish) }
    },
    async arrive(visit, row) {
      visit.state.set({ at: 'entering', domain: domainpart(row.address) })
      const net = { fetch: deps.fetch }
      const back = await readDoorway(deps, row, net)
      const tokens = await exchangeCode(back.issuer, back.client, back, net)
      outcome.set(await outcomeOf(deps, row, back, tokens))
    },
  }
}

async function outcomeOf(
  deps: ProgramsDeps,
  { address: account, websocket }: DoorwayRow,
  { issuer, client, scopes, note }: CameBack,
  tokens: Tokens,
): Promise<ProgramOutcome> {
  // Ours alone could open it, so what is in it is what we put there.
  const { name, lasting } = JSON.parse(note ?? '{}') as ProgramWish
  const given = heldOf(client, tokens)
  const rights = (tokens.scopes ?? scopes).filter(isRight)
  const { lasts } = tokens
  const unclaimed = await keepUnclaimed(deps, { issuer: issuer.name, held: given, scopes: rights, lasts })
  const drop = () => unclaimed.giveBack().catch(() => {})
  if (rights.length === 0) {
    await drop()
    return { at: 'nothing' }
  }
  const { whoseToken = askWhose } = deps
  const signal = new AbortController().signal
  const whose = await whoseToken(tokens.access, { account, websocket, signal }).catch(() => null)
  if (whose !== null && whose !== account) {
    await drop()
    return { at: 'another', account: whose }
  }
  const held = lasting ? given : { ...given, refresh: null }
  // Some give one to whoever asks for none.
  if (!lasting && given.refresh !== null)
    await revokeToken(issuer, client, given.refresh, 'refresh_token', { fetch: deps.fetch }).catch(() => {})
  const id = crypto.randomUUID()
  const row = await grantRow(deps, {
    account,
    id,
    issuer: issuer.name,
    name,
    held,
    scopes: rights,
    lasts,
  })
  const keep = async (tx: Writing<'grants'>) => {
    await removeGrant(tx, UNCLAIMED, unclaimed.row.id)
    await putGrant(tx, row)
  }
  await deps.storage.write(['grants'], keep, { durable: true })
  unclaimed.claimed()
  const access: GivenAccess = {
    id,
    name,
    address: account,
    websocket,
    rights,
    token: tokens.access,
    tokenEnds: row.accessEnds,
    renewal:
      held.refresh === null
        ? null
        : {
            endpoint: issuer.server.token_endpoint ?? '',
            clientId: client.id,
            clientSecret: client.secret,
            refreshToken: held.refresh,
          },
  }
  return { at: 'given', given: access }
}
