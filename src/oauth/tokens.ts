/** RFC 6749 §4.1.3, §6: a code, or a token that lasts, becomes tokens. §4.5: so may other things. */
import {
  authorizationCodeGrantRequest,
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
  refreshTokenGrantRequest,
} from 'oauth4webapi'
import type { Callback } from './authorization.ts'
import type { Issuer } from './issuer.ts'
import { asking, type Net, type Question } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'
import { authOf, clientOf, type RegisteredClient } from './registration.ts'

export interface Tokens {
  access: string
  /** Null: none was given. */
  refresh: string | null
  /** Seconds that `access` lasts from now; null = not said. */
  lasts: number | null
  /** Null: those that were asked for. */
  scopes: readonly string[] | null
}

export const exchangeCode = (
  issuer: Issuer,
  client: RegisteredClient,
  { callback, redirect, verifier }: { callback: Callback; redirect: string; verifier: string },
  net: Net,
): Promise<Tokens> =>
  ask(issuer, client, net, (how) =>
    authorizationCodeGrantRequest(
      issuer.server,
      clientOf(client),
      authOf(client),
      callback,
      redirect,
      verifier,
      how,
    ),
  )

/** The old token is spent whatever becomes of the answer: store the new one before anything else. */
export const refreshTokens = (
  issuer: Issuer,
  client: RegisteredClient,
  refresh: string,
  net: Net,
): Promise<Tokens> =>
  ask(issuer, client, net, (how) =>
    refreshTokenGrantRequest(issuer.server, clientOf(client), authOf(client), refresh, how),
  )

/** Any other grant, by its name and what it wants to know. */
export const requestTokens = (
  issuer: Issuer,
  client: RegisteredClient,
  {
    grant,
    params,
    way,
  }: { grant: string; params: Readonly<Record<string, string>>; way?: 'body' | 'header' },
  net: Net,
): Promise<Tokens> =>
  ask(issuer, client, net, (how) =>
    genericTokenEndpointRequest(
      issuer.server,
      clientOf(client),
      authOf(client, way),
      grant,
      { ...params },
      how,
    ),
  )

async function ask(
  issuer: Issuer,
  client: RegisteredClient,
  net: Net,
  request: (how: Question) => Promise<Response>,
): Promise<Tokens> {
  if (!issuer.server.token_endpoint) throw new OAuthFailure('unsupported', 'token_endpoint')
  return asking(issuer.origin, net, async (how) => {
    const response = await withoutIdToken(await request(how))
    const answer = await processGenericTokenEndpointResponse(issuer.server, clientOf(client), response)
    if (answer.token_type !== 'bearer') throw new OAuthFailure('unsupported', 'token_type')
    return {
      access: answer.access_token,
      refresh: answer.refresh_token ?? null,
      lasts: answer.expires_in ?? null,
      scopes: answer.scope?.split(' ').filter(Boolean) ?? null,
    }
  })
}

/**
 * Prosody gives an ID token that nobody asked for, signed in a way that no public client can check. Who somebody is we take from
 * the XMPP server alone, so it is put aside unread.
 */
async function withoutIdToken(response: Response): Promise<Response> {
  if (response.status !== 200) return response
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  if (typeof body !== 'object' || body === null || !('id_token' in body)) return response
  const { id_token: _, ...rest } = body
  return new Response(JSON.stringify(rest), { status: 200, headers: { 'content-type': 'application/json' } })
}
