/** RFC 8628 §3.4, §3.5: the device asks, now and then, whether it has been allowed. */
import type { DeviceAuthorization } from './device-authorization.ts'
import type { Issuer } from './issuer.ts'
import type { Net } from './net.ts'
import { OAuthFailure } from './oauth-failure.ts'
import { DEVICE_GRANT, type RegisteredClient } from './registration.ts'
import { requestTokens, type Tokens } from './tokens.ts'

export interface Waiting {
  /** Resolves after so many milliseconds; rejects when nobody waits any more. */
  pause(milliseconds: number): Promise<void>
  /** Milliseconds since any time. */
  now(): number
}

/** §3.5: with each `slow_down`. */
const SLOWER_S = 5
const MOST_S = 60

/**
 * Resolves with the tokens once somebody has allowed it. Throws `OAuthFailure`: `denied`, `expired` and all that cannot be mended
 * by asking once more; an issuer that does not answer is asked again, less and less often until it does, or the code is over.
 */
export async function awaitTokens(
  issuer: Issuer,
  client: RegisteredClient,
  { deviceCode, lasts, interval }: DeviceAuthorization,
  net: Net,
  { pause, now }: Waiting,
): Promise<Tokens> {
  const ends = now() + lasts * 1000
  let usual = interval
  let seconds = interval
  for (;;) {
    await pause(seconds * 1000)
    if (now() >= ends) throw new OAuthFailure('expired', 'expired_token')
    try {
      return await requestTokens(
        issuer,
        client,
        { grant: DEVICE_GRANT, params: { device_code: deviceCode } },
        net,
      )
    } catch (error) {
      if (!(error instanceof OAuthFailure)) throw error
      // §3.5: on a timeout the time between two questions should grow. Whoever answers again is asked as before.
      if (error.problem === 'unreachable') {
        seconds = Math.min(seconds * 2, MOST_S)
        continue
      }
      if (error.code === 'slow_down') usual += SLOWER_S
      else if (error.code !== 'authorization_pending') throw error
      seconds = usual
    }
  }
}
