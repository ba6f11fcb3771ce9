/** RFC 7009: a token is taken back. */
import { None, processRevocationResponse, revocationRequest } from 'oauth4webapi'
import type { Issuer } from './issuer.ts'
import { asking, type Net } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'
import { clientOf, type RegisteredClient } from './registration.ts'

/** Throws `OAuthFailure`. Whoever has the token may end it: nothing else is told of who asks. */
export async function revokeToken(
  issuer: Issuer,
  client: RegisteredClient,
  token: string,
  kind: 'access_token' | 'refresh_token',
  net: Net,
): Promise<void> {
  if (!issuer.server.revocation_endpoint) throw new OAuthFailure('unsupported', 'revocation_endpoint')
  await asking(issuer.origin, net, async (how) => {
    const additionalParameters = { token_type_hint: kind }
    const options = { ...how, additionalParameters }
    await processRevocationResponse(
      await revocationRequest(issuer.server, clientOf(client), None(), token, options),
    )
  })
}
