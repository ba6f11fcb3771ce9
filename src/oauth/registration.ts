/** RFC 7591: this program, or another, makes itself known to an issuer. The person sees there who is asking. */
import {
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  dynamicClientRegistrationRequest,
  None,
  processDynamicClientRegistrationResponse,
} from 'oauth4webapi'
import type { Issuer } from './issuer.ts'
import { asking, type Net } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** Who asks, as the person is to see it. */
export interface Program {
  name: string
  /** Its site: `https:`. */
  site: string
  logo?: string | null
  policy?: string | null
  terms?: string | null
  softwareId: string
  version: string
  /** `native`: it comes back to this machine; `web`: to the host of its site. */
  kind: 'native' | 'web'
  redirects: readonly string[]
  /** Those that the issuer does not know are left out. */
  grants: readonly string[]
  scopes: readonly string[]
}

/** How a program is known to an issuer. */
export interface RegisteredClient {
  id: string
  /** Null: none was given. In a program like this it is no secret; PKCE is what protects. */
  secret: string | null
  /** Milliseconds since 1970; null = never. */
  secretEnds: number | null
}

export async function registerClient(issuer: Issuer, program: Program, net: Net): Promise<RegisteredClient> {
  if (!issuer.server.registration_endpoint) throw new OAuthFailure('registration-refused', 'closed')
  const grants = program.grants.filter((grant) => issuer.grants.includes(grant))
  const about = {
    client_name: program.name,
    client_uri: program.site,
    ...(program.logo && { logo_uri: program.logo }),
    ...(program.policy && { policy_uri: program.policy }),
    ...(program.terms && { tos_uri: program.terms }),
    software_id: program.softwareId,
    software_version: program.version,
    application_type: program.kind,
    redirect_uris: [...program.redirects],
    // A list with one that is not allowed is refused as a whole.
    grant_types: grants,
    response_types: grants.includes('authorization_code') ? ['code'] : [],
    scope: program.scopes.join(' '),
  }
  try {
    return await asking(issuer.origin, net, async (how) => {
      const response = await dynamicClientRegistrationRequest(issuer.server, about, how)
      return registered(await processDynamicClientRegistrationResponse(response))
    })
  } catch (error) {
    if (error instanceof OAuthFailure && REFUSALS.has(error.problem))
      throw new OAuthFailure('registration-refused', error.code)
    throw error
  }
}

const REFUSALS: ReadonlySet<string> = new Set(['refused', 'denied', 'client-unknown', 'expired'])

function registered({
  client_id,
  client_secret,
  client_secret_expires_at,
}: Partial<Client>): RegisteredClient {
  if (typeof client_id !== 'string') throw new OAuthFailure('broken')
  const ends = typeof client_secret_expires_at === 'number' ? client_secret_expires_at : 0
  return {
    id: client_id,
    secret: typeof client_secret === 'string' ? client_secret : null,
    secretEnds: ends > 0 ? ends * 1000 : null,
  }
}

export const clientOf = ({ id }: RegisteredClient): Client => ({ client_id: id })

/**
 * How a program names itself with a question. `body` is what pages may send without a permission of its own (CORS lets no
 * `Authorization` through by default); `header` is what some endpoints insist on.
 */
export function authOf({ secret }: RegisteredClient, way: 'body' | 'header' = 'body'): ClientAuth {
  if (secret === null) return None()
  return way === 'body' ? ClientSecretPost(secret) : ClientSecretBasic(secret)
}
