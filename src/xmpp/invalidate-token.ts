/** Makes the server forget a FAST token (XEP-0484 §3.5): one short visit that binds nothing and disturbs no session. */
import type { BareJid } from '../model/jid.ts'
import { localpart } from '../model/jid.ts'
import { openConnection, within } from './connect.ts'
import { ConnectFailure } from './failure.ts'
import { createHashedToken } from './fast-token.ts'
import { type Offer, readOffer } from './offer.ts'
import { SaslRefusal } from './sasl-refusal.ts'
import { awaitSuccess, writeAuthenticate } from './sasl2.ts'
import type { ConnectOptions, FastToken } from './stream.ts'
import { openStream } from './stream-header.ts'

export interface InvalidateOptions extends Pick<ConnectOptions, 'websocket' | 'userAgent' | 'signal'> {
  account: BareJid
  token: FastToken
}

const PATIENCE = 15_000

/** Resolves when the token is worth nothing any more, whoever saw to it. Rejects with `ConnectFailure`. */
export async function invalidateToken(options: InvalidateOptions): Promise<void> {
  const { account, token, userAgent, signal } = options
  const connection = openConnection(options.websocket, signal)
  await within(connection, signal, async () => {
    const mechanism = createHashedToken(localpart(account), token)
    await connection.opened
    connection.deadline(PATIENCE)
    const offer: Offer | null = readOffer(await openStream(connection, account))
    if (!offer?.fast) throw new ConnectFailure('no-mechanism', 'FAST is not offered')
    const asking = { mechanism, offer, resume: null, purpose: 'invalidate' } as const
    connection.write(await writeAuthenticate({ userAgent, active: false }, asking))
    await awaitSuccess(connection, mechanism).catch((error: unknown) => {
      if (!(error instanceof SaslRefusal && error.endsToken)) throw error
    })
  })
  await connection.close()
}
