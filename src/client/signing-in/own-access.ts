/** The token that an account signs in with where it has none of the server's own: had anew when it has ended. */
import type { BareJid } from '../../model/jid.ts'
import { discoverIssuer } from '../../oauth/issuer.ts'
import { OAuthFailure, type OAuthProblem } from '../../oauth/oauth-failure.ts'
import { refreshTokens } from '../../oauth/tokens.ts'
import { grantOf, putGrant, SELF } from '../../storage/grants.ts'
import type { GrantRow } from '../../storage/schema.ts'
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { Mechanism } from '../../xmpp/mechanism.ts'
import { createBearer } from '../../xmpp/oauthbearer.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { giveBackRow, grantRow, type Held, heldIn, heldOf } from './own-grant.ts'

/** One that ends while it is on its way is of no use. */
const MARGIN_MS = 10_000
/** It may be had later; anything else is for a person to mend. */
const PASSING: ReadonlySet<OAuthProblem> = new Set(['unreachable', 'closed-to-pages', 'broken', 'aborted'])

/** For one attempt: `again` says that what was given last was refused. */
export function ownAccess(deps: OAuthDeps, account: BareJid) {
  let given: string | null = null
  return async (again: boolean): Promise<Mechanism | null> => {
    const access = await usable(deps, account, again ? given : null)
    given = access
    return access === null ? null : createBearer(access)
  }
}

interface Own {
  row: GrantRow
  held: Held
}

async function kept(deps: OAuthDeps, account: BareJid): Promise<Own | null> {
  const row = await deps.storage.read(['grants'], (tx) => grantOf(tx, account, SELF))
  const held = row && (await heldIn(deps, row))
  return held && { row, held }
}

const isFresh = ({ row, held }: Own, now: number, refused: string | null) =>
  held.access !== refused && (row.accessEnds === null || now < row.accessEnds - MARGIN_MS)

/** Null: a person has to be asked. Rejects with `ConnectFailure` when that cannot be told now. */
async function usable(deps: OAuthDeps, account: BareJid, refused: string | null): Promise<string | null> {
  const now = deps.platform.now
  const own = await kept(deps, account)
  if (!own) return null
  if (isFresh(own, now(), refused)) return own.held.access
  // A refresh token is good once: two tabs that used it at a time would lose it for both.
  const lock = deps.platform.lock(`tessera-refresh:${account}`)
  await lock.held
  try {
    const current = await kept(deps, account)
    if (!current) return null
    if (isFresh(current, now(), refused)) return current.held.access
    return await refreshed(deps, current)
  } finally {
    lock.release()
  }
}

async function refreshed(deps: OAuthDeps, { row, held }: Own): Promise<string | null> {
  if (held.refresh === null) return null
  const net = { fetch: deps.fetch }
  try {
    const issuer = await discoverIssuer({ issuer: row.issuer }, net)
    const tokens = await refreshTokens(issuer, held.client, held.refresh, net)
    const next = await grantRow(deps, {
      ...row,
      held: heldOf(held.client, tokens, held),
      scopes: tokens.scopes ?? row.scopes,
      lasts: tokens.lasts,
    })
    // Before anything else: the old one is spent. Signed out meanwhile, it must not come back.
    const isKept = await deps.storage.write(
      ['grants'],
      async (tx) => {
        const isHere = (await grantOf(tx, row.account, row.id)) !== null
        if (isHere) await putGrant(tx, { ...next, at: row.at })
        return isHere
      },
      { durable: true },
    )
    if (isKept) return tokens.access
    await giveBackRow(deps, next).catch(() => {})
    return null
  } catch (error) {
    if (!(error instanceof OAuthFailure)) throw error
    if (PASSING.has(error.problem)) throw new ConnectFailure('unreachable', `oauth: ${error.problem}`)
    return null
  }
}
