/** RFC 8628 §3.1, §3.2: a device asks for a code that somebody allows elsewhere. */
import { deviceAuthorizationRequest, processDeviceAuthorizationResponse } from 'oauth4webapi'
import type { Issuer } from './issuer.ts'
import { asking, type Net } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'
import { authOf, clientOf, DEVICE_GRANT, type RegisteredClient } from './registration.ts'

export interface DeviceAuthorization {
  /** A secret of this device: whoever has it gets the tokens. */
  deviceCode: string
  /** For people. */
  userCode: string
  /** The address to show, with the code in it. */
  complete: string
  /** Seconds from now. */
  lasts: number
  /** Seconds between two questions, at least. */
  interval: number
}

/** §3.2: what holds when it does not say. */
const INTERVAL_S = 5

export const knowsDevices = ({ server, grants }: Issuer): boolean =>
  server.device_authorization_endpoint !== undefined && grants.includes(DEVICE_GRANT)

/**
 * Whether this program is let through to it. The request names the program in a header that pages may send only where the server
 * says so (CORS). Asked in nobody's name it is refused; that the refusal can be read is the answer.
 */
export async function mayAskAsDevice(issuer: Issuer, net: Net): Promise<boolean> {
  if (!knowsDevices(issuer)) return false
  const nobody = { id: '-', secret: '-', secretEnds: null }
  try {
    return await asking(issuer.origin, net, async (how) => {
      const response = await deviceAuthorizationRequest(
        issuer.server,
        clientOf(nobody),
        authOf(nobody, 'header'),
        {},
        how,
      )
      return response.status >= 400 && response.status < 500
    })
  } catch {
    return false
  }
}

/** Throws `OAuthFailure`. */
export async function authorizeDevice(
  issuer: Issuer,
  client: RegisteredClient,
  scopes: readonly string[],
  net: Net,
): Promise<DeviceAuthorization> {
  if (!knowsDevices(issuer)) throw new OAuthFailure('unsupported', 'device_authorization_endpoint')
  return asking(issuer.origin, net, async (how) => {
    const response = await deviceAuthorizationRequest(
      issuer.server,
      clientOf(client),
      authOf(client, 'header'),
      { scope: scopes.join(' ') },
      how,
    )
    const answer = await processDeviceAuthorizationResponse(issuer.server, clientOf(client), response)
    return {
      deviceCode: answer.device_code,
      userCode: answer.user_code,
      complete: completeAddress(
        issuer,
        answer.verification_uri_complete ?? answer.verification_uri,
        answer.user_code,
      ),
      lasts: answer.expires_in,
      interval: answer.interval ?? INTERVAL_S,
    }
  })
}

/** A person is sent there, so it has to be the issuer's own, too. */
function completeAddress({ origin }: Issuer, address: string, userCode: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.origin !== origin) throw new OAuthFailure('not-trusted', 'verification_uri')
  url.searchParams.set('user_code', userCode)
  return url.href
}
