/** Who gives tokens for an account: as its own server says it, and only if that has any business with it. */
import { type BareJid, domainpart } from '../../model/jid.ts'
import {
  belongsTo,
  discoverIssuer,
  type Issuer,
  type IssuerAddress,
  issuerMeant,
} from '../../oauth/issuer.ts'
import type { Net } from '../../oauth/net.ts'
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import { askWays as askServer } from '../../xmpp/ways-in.ts'
import type { ServerPagesDeps } from '../session/granted.ts'

/** Who gives tokens: by the address of what is known of it, as servers tell it, or by its own name. */
export type Place = { address: BareJid; websocket: string } & IssuerAddress

/** Throws `OAuthFailure`. */
export async function trustedIssuer(
  { deployment }: Pick<ServerPagesDeps, 'deployment'>,
  { address, websocket, ...from }: Place,
  net: Net,
): Promise<Issuer> {
  const domain = domainpart(address)
  const { servers } = await deployment
  const vouched = Object.hasOwn(servers, domain) ? servers[domain]?.issuer : null
  // Before it is asked anything: a strange server must not send us to a service of this machine.
  const meant = issuerMeant(from)
  if (!meant || !belongsTo(meant, { domain, websocket, vouched: vouched ?? null }))
    throw new OAuthFailure('not-trusted', 'foreign')
  return discoverIssuer(from, net)
}

/** Asks the server first. Throws `OAuthFailure`: `unsupported` where it gives no tokens. */
export async function issuerOf(
  { askWays = askServer, ...deps }: Pick<ServerPagesDeps, 'deployment' | 'askWays' | 'fetch'>,
  { address, websocket }: Pick<Place, 'address' | 'websocket'>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Issuer> {
  const ways = await askWays({ account: address, websocket, signal }).catch(() => {
    throw new OAuthFailure(signal.aborted ? 'aborted' : 'unreachable')
  })
  if (!ways.metadata) throw new OAuthFailure('unsupported', 'OAUTHBEARER')
  return trustedIssuer(deps, { address, websocket, metadata: ways.metadata }, { fetch: deps.fetch, signal })
}
