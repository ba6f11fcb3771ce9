/** Gets a FAST token (XEP-0484) for a password that has just been made up: one short visit that binds nothing, so that the session goes on. */
import { type BareJid, localpart } from '../model/jid.ts'
import { openConnection, within } from './connect.ts'
import { ConnectFailure } from './failure.ts'
import { readToken } from './fast-token.ts'
import { choosePassword } from './mechanism.ts'
import { readOffer } from './offer.ts'
import { awaitSuccess, writeAuthenticate } from './sasl2.ts'
import type { ConnectOptions, Credentials, FastToken } from './stream.ts'
import { openStream } from './stream-header.ts'

export interface RenewOptions
  extends Pick<ConnectOptions, 'websocket' | 'userAgent' | 'signal'>,
    Pick<Credentials, 'keepKey'> {
  account: BareJid
  password: string
}

const PATIENCE = 15_000

/** Null: the password is right, and this server gives no tokens. Rejects with `ConnectFailure`. */
export async function renewToken(options: RenewOptions): Promise<FastToken | null> {
  const { account, password, userAgent, signal } = options
  const connection = openConnection(options.websocket, signal)
  const token = await within(connection, signal, async () => {
    await connection.opened
    connection.deadline(PATIENCE)
    const offer = readOffer(await openStream(connection, account))
    const mechanism = offer && choosePassword(offer.mechanisms, localpart(account), password)
    if (!offer || !mechanism) throw new ConnectFailure('no-mechanism', 'SASL2 is not offered')
    const visit = { mechanism, offer: { ...offer, bind: null }, resume: null, purpose: 'password' } as const
    connection.write(await writeAuthenticate({ userAgent, active: false }, visit))
    return readToken(await awaitSuccess(connection, mechanism), options)
  })
  await connection.close()
  return token
}
