/** SASL PLAIN (RFC 4616), UTF-8 as it is typed: the server prepares it. */
import { toUtf8 } from './base64.ts'
import { ConnectFailure } from './failure.ts'
import type { Mechanism } from './mechanism.ts'

export const createPlain = (user: string, password: string): Mechanism => ({
  name: 'PLAIN',
  initial: async () => toUtf8(`\0${user}\0${password}`),
  respond: async () => {
    throw new ConnectFailure('protocol', 'PLAIN: challenge')
  },
  // Nothing is proved by PLAIN, and nothing can be: that is the certificate's part.
  proves: async () => true,
})
