/** The way to the issuer's pages and back: RFC 6749 §4.1 with PKCE (RFC 7636) and the issuer's name in the answer (RFC 9207). */
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  skipStateCheck,
  validateAuthResponse,
} from 'oauth4webapi'
import type { Issuer } from './issuer.ts'
import { failureOf } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'
import { clientOf, type RegisteredClient } from './registration.ts'

/** Drawn for one way there and back. `state` is what is brought back, `verifier` never leaves this program before that. */
export interface Errand {
  state: string
  verifier: string
}

export const newErrand = (): Errand => ({
  state: generateRandomState(),
  verifier: generateRandomCodeVerifier(),
})

export interface AuthorizationRequest extends Errand {
  client: RegisteredClient
  redirect: string
  scopes: readonly string[]
  /** The address that was typed, to save typing it again. */
  hint?: string
}

export async function authorizationUrl(
  issuer: Issuer,
  { client, redirect, scopes, hint, state, verifier }: AuthorizationRequest,
): Promise<string> {
  const { authorization_endpoint, code_challenge_methods_supported } = issuer.server
  if (!authorization_endpoint || !issuer.grants.includes('authorization_code'))
    throw new OAuthFailure('unsupported', 'authorization_code')
  // Who says nothing of it may still do it; who lists others does not.
  if (code_challenge_methods_supported && !code_challenge_methods_supported.includes('S256'))
    throw new OAuthFailure('unsupported', 'S256')
  const url = new URL(authorization_endpoint)
  const params = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirect,
    scope: scopes.join(' '),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(hint !== undefined && { login_hint: hint }),
  }
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
  return url.href
}

/** What came back, seen to be from this issuer and for this errand. */
export type Callback = URLSearchParams

/** `query`: what stands behind `?` in the address that was come back to. Throws `OAuthFailure`. */
export function readCallback(
  issuer: Issuer,
  client: RegisteredClient,
  query: string,
  state: string,
): Callback {
  const params = new URLSearchParams(query)
  if (params.getAll('state').length !== 1 || params.get('state') !== state)
    throw new OAuthFailure('wrong-answer', 'state')
  const named = params.getAll('iss')
  const due = issuer.server.authorization_response_iss_parameter_supported === true
  if (named.some((iss) => iss !== issuer.name) || named.length > 1 || (due && named.length === 0))
    throw new OAuthFailure('wrong-answer', 'iss')
  try {
    const answer = validateAuthResponse(issuer.server, clientOf(client), params, skipStateCheck)
    if (!answer.get('code')) throw new OAuthFailure('broken', 'code')
    return answer
  } catch (error) {
    throw failureOf(error)
  }
}
