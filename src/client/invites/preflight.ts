/** Tries an invite as a stranger would, before it is handed over. Nothing is used up, and no page is told the token. */

import type { BareJid } from '../../model/jid.ts'
import { domainpart } from '../../model/jid.ts'
import { isOver } from '../../model/ledger-rules.ts'
import { decodePercent } from '../../model/xmpp-uri.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { InviteRow } from '../../storage/schema.ts'
import { discover } from '../../xmpp/discover.ts'
import { type DryRunDeps, dryRun } from './dry-run.ts'
import { handover, type InviteSecret, makesAccount, tokenOf } from './invite-secret.ts'
import type { Preflight } from './inviting.ts'

export interface PreflightDeps extends DryRunDeps {
  fetch: typeof globalThis.fetch
  deployment: Promise<Deployment>
  isOnline(): boolean
  now(): number
}

export async function preflight(
  deps: PreflightDeps,
  account: BareJid,
  row: InviteRow,
  secret: InviteSecret,
  webAddress: string,
): Promise<Preflight> {
  if (!deps.isOnline()) return { status: 'offline' }
  const handed = handover(row, secret, webAddress)
  const token = tokenOf(secret)
  if (!handed || token === null || isOver(row, deps.now())) return { status: 'token-refused' }
  const url = withoutSecret(handed.link, token)
  if (!(await answers(deps.fetch, url)))
    return deps.isOnline() ? { status: 'page-unreachable', url } : { status: 'offline' }
  if (row.issuer === 'client') return { status: 'needs-us' }
  // A contact's own server honours it towards ours: no stranger's browser has to reach us for that.
  if (!makesAccount(row)) return { status: 'good' }
  return asGuest(deps, domainpart(account), token)
}

async function asGuest(deps: PreflightDeps, domain: string, token: string): Promise<Preflight> {
  const { servers: overrides } = await deps.deployment
  const found = await discover(domain, { fetch: deps.fetch, overrides, online: deps.isOnline })
  if (found.status === 'offline') return { status: 'offline' }
  if (found.status === 'no-web-access') return { status: 'no-web-access', domain }
  if (found.status !== 'found') return { status: 'unreachable', domain }
  const verdict = (await dryRun(deps, { domain, websocket: found.websocket }, [token]))?.[0]
  if (verdict === undefined)
    return deps.isOnline() ? { status: 'unreachable', domain } : { status: 'offline' }
  if (verdict === 'unsupported') return { status: 'no-registration', domain }
  return { status: verdict === 'good' ? 'good' : 'token-refused' }
}

/** The page itself. What is behind it, in the query, or part of the path, may be the token. */
export function withoutSecret(link: string, token: string): string {
  const url = new URL(link)
  url.hash = ''
  url.search = ''
  if (decodePercent(url.pathname).includes(token)) url.pathname = '/'
  return url.href
}

/** What another origin says cannot be read; that it says anything can. */
async function answers(fetch: PreflightDeps['fetch'], url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-cache',
    })
    return response.type === 'opaque' || response.ok
  } catch {
    return false
  }
}
