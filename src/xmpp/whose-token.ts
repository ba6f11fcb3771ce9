/** Whose an access token is, as the server says to whoever comes with it (RFC 7628, XEP-0388); nobody stays signed in by asking. */
import { xml } from '@xmpp/xml'
import { type BareJid, toBareJid } from '../model/jid.ts'
import { toBase64 } from './base64.ts'
import { openConnection, within } from './connect.ts'
import { writeFrame } from './framing.ts'
import { createBearer } from './oauthbearer.ts'
import { NS_SASL2, readOffer } from './offer.ts'
import { awaitSuccess } from './sasl2.ts'
import { childText } from './stanza.ts'
import { openStream } from './stream-header.ts'

const PATIENCE = 15_000
const MAX_JID = 3071

/** Null: the server is of the kind that tells it only to whoever stays. Rejects with `ConnectFailure` or `SaslRefusal`. */
export async function whoseToken(
  token: string,
  { account, websocket, signal }: { account: BareJid; websocket: string; signal: AbortSignal },
): Promise<BareJid | null> {
  const connection = openConnection(websocket, signal)
  return within(connection, signal, async () => {
    await connection.opened
    connection.deadline(PATIENCE)
    const offer = readOffer(await openStream(connection, account))
    const bearer = createBearer(token)
    let whose: BareJid | null = null
    if (offer?.mechanisms.includes(bearer.name)) {
      const initial = xml('initial-response', null, toBase64(await bearer.initial()))
      connection.write(writeFrame(xml('authenticate', { xmlns: NS_SASL2, mechanism: bearer.name }, initial)))
      const success = await awaitSuccess(connection, bearer)
      whose = toBareJid(childText(success, 'authorization-identifier', MAX_JID) ?? '')
    }
    // The farewell holds up nobody.
    connection.close().catch(() => undefined)
    return whose
  })
}
