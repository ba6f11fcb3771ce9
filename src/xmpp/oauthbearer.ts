/** OAUTHBEARER (RFC 7628): an access token signs in, and a server that does not take it says where others are to be had. */
import { type Bytes, fromUtf8, toUtf8 } from './base64.ts'
import type { Mechanism } from './mechanism.ts'

export const OAUTHBEARER = 'OAUTHBEARER'

/** §3.2.2. */
export interface BearerRefusal {
  /** Such as `invalid_token` or `insufficient_scope`. */
  status: string | null
  /** Address of the metadata of who gives tokens (RFC 8414), as the server wrote it. */
  metadata: string | null
}

export interface Bearer extends Mechanism {
  /** What the server said on refusing it; null while it has not. */
  refusal(): BearerRefusal | null
}

const MAX_TEXT = 2000

/** Nobody is named: whose token it is, the server knows best. An empty one asks where to get one. */
export function createBearer(token: string): Bearer {
  let refusal: BearerRefusal | null = null
  return {
    name: OAUTHBEARER,
    initial: async () => toUtf8(`n,,\x01auth=Bearer ${token}\x01\x01`),
    async respond(challenge) {
      refusal = readRefusal(challenge)
      // §3.2.3: the refusal itself comes only after this.
      return toUtf8('\x01')
    },
    // A bearer proves nothing of the server, and cannot: that is the certificate's part.
    proves: async () => true,
    refusal: () => refusal,
  }
}

function readRefusal(challenge: Bytes): BearerRefusal {
  try {
    const said: unknown = JSON.parse(fromUtf8(challenge))
    const text = (name: string) => {
      const value = typeof said === 'object' && said !== null ? (said as Record<string, unknown>)[name] : null
      return typeof value === 'string' && value.length <= MAX_TEXT ? value : null
    }
    return { status: text('status'), metadata: text('openid-configuration') }
  } catch {
    return { status: null, metadata: null }
  }
}
