/** RFC 8414: what an issuer says of itself, and whether it has any business with the server that named it. */
import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi'
import { asking, isSafeAddress, type Net } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'

/** Checked: encrypted, the one that was asked for, and every address it gives is its own. */
export interface Issuer {
  /** Its name, exactly as it writes it. */
  readonly name: string
  readonly origin: string
  readonly server: AuthorizationServer
  /** Null: it does not say. */
  readonly scopes: readonly string[] | null
  readonly grants: readonly string[]
}

const WELL_KNOWN = {
  oauth2: '/.well-known/oauth-authorization-server',
  oidc: '/.well-known/openid-configuration',
} as const

type Document = keyof typeof WELL_KNOWN

/** §3.1 read backwards; OpenID puts its own name last instead of first. */
export function issuerOfMetadata(address: string): { issuer: URL; algorithm: Document } | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.search !== '' || url.hash !== '') return null
  for (const algorithm of ['oauth2', 'oidc'] as const) {
    const { pathname } = url
    const known = WELL_KNOWN[algorithm]
    if (pathname === known || (algorithm === 'oauth2' && pathname.startsWith(`${known}/`)))
      return { issuer: new URL(pathname.slice(known.length) || '/', url), algorithm }
    if (algorithm === 'oidc' && pathname.endsWith(known))
      return { issuer: new URL(pathname.slice(0, -known.length), url), algorithm }
  }
  return null
}

/**
 * Whether an issuer may speak for a domain. A server says on its own stream where its tokens are to be had, and is sent what is
 * had there: one that named somebody else's issuer would be handed a token that is good at somebody else's. So the issuer has
 * to be the domain itself, below it, or on the very host that the stream goes to; any other only if who set this program up
 * has said so (`vouched`).
 */
export function belongsTo(
  issuer: URL,
  { domain, websocket, vouched }: { domain: string; websocket: string; vouched?: string | null },
): boolean {
  if (vouched && URL.canParse(vouched) && new URL(vouched).href === issuer.href) return true
  const host = issuer.hostname
  if (host === domain || host.endsWith(`.${domain}`)) return true
  return URL.canParse(websocket) && new URL(websocket).hostname === host
}

/** The address of the metadata, as servers tell it, or the issuer's name. */
export type IssuerAddress = { metadata: string } | { issuer: string }

const meantBy = (from: IssuerAddress) =>
  'metadata' in from ? issuerOfMetadata(from.metadata) : named(from.issuer)

/** Before anybody is asked; null: it is no address of that kind. */
export const issuerMeant = (from: IssuerAddress): URL | null => meantBy(from)?.issuer ?? null

/** Throws `OAuthFailure`. */
export async function discoverIssuer(from: IssuerAddress, net: Net): Promise<Issuer> {
  const meant = meantBy(from)
  if (!meant || !isSafeAddress(meant.issuer)) throw new OAuthFailure('not-trusted', 'address')
  const { issuer, algorithm } = meant
  const server = await asking(issuer.origin, net, async (how) => {
    const response = await discoveryRequest(issuer, { ...how, algorithm })
    if (response.status !== 200) throw new OAuthFailure(response.status >= 500 ? 'broken' : 'unsupported')
    try {
      return await processDiscoveryResponse(issuer, response)
    } catch (error) {
      throw isMismatch(error) ? new OAuthFailure('not-trusted', 'issuer') : error
    }
  })
  const { issuer: name, scopes_supported, grant_types_supported } = server
  for (const [key, value] of Object.entries(server))
    if (key.endsWith('_endpoint') && !isOwn(value, issuer.origin)) throw new OAuthFailure('not-trusted', key)
  return {
    name,
    origin: issuer.origin,
    server,
    scopes: scopes_supported ?? null,
    // §2: what holds when it does not say.
    grants: grant_types_supported ?? ['authorization_code', 'implicit'],
  }
}

const named = (issuer: string): { issuer: URL; algorithm: Document } | null =>
  URL.canParse(issuer) ? { issuer: new URL(issuer), algorithm: 'oauth2' } : null

/** Nobody is sent, with or without a token, from an issuer to somebody else. */
const isOwn = (address: unknown, origin: string) =>
  typeof address === 'string' && URL.canParse(address) && new URL(address).origin === origin

const isMismatch = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'
