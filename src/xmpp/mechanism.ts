/** How a mechanism of SASL (RFC 4422) is used, whether SASL2 or the classic profile carries its words. */
import type { Bytes } from './base64.ts'
import { createPlain } from './plain.ts'
import { createScram, SCRAM } from './scram.ts'

export interface Mechanism {
  readonly name: string
  initial(): Promise<Bytes>
  /** Throws `ConnectFailure` when the challenge is none. */
  respond(challenge: Bytes): Promise<Bytes>
  /** The server says that it is done, with its last words if any. False: it has not shown that it knows the secret. */
  proves(last: Bytes | null): Promise<boolean>
}

/**
 * The best one that the server offers. PLAIN hands over the password itself, so only when there is nothing else;
 * that the transport is safe is seen to before there is a connection.
 */
export function choosePassword(offered: readonly string[], user: string, password: string): Mechanism | null {
  const scram = SCRAM.find(({ name }) => offered.includes(name))
  if (scram) return createScram(scram, user, password)
  return offered.includes('PLAIN') ? createPlain(user, password) : null
}
