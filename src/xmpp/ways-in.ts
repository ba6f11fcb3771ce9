/**
 * What a server lets people in by, found out before anybody gives anything away: a stream, its list, and where OAUTHBEARER is on
 * it the address of who gives tokens, which is told to whoever comes with an empty one (XEP-0493 0.1.0, §3; RFC 7628 §3.2.2).
 */
import { xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { toBase64 } from './base64.ts'
import { openConnection, within } from './connect.ts'
import type { Connection } from './connection.ts'
import { writeFrame } from './framing.ts'
import { type Bearer, createBearer, OAUTHBEARER } from './oauthbearer.ts'
import { classicMechanisms, NS_SASL2, readOffer } from './offer.ts'
import { authenticateClassic } from './sasl-classic.ts'
import { SaslRefusal } from './sasl-refusal.ts'
import { awaitSuccess } from './sasl2.ts'
import { SCRAM } from './scram.ts'
import { openStream } from './stream-header.ts'

export interface WaysIn {
  /** One of those that we speak. */
  password: boolean
  /** Of who gives tokens, as the server wrote it; null: it takes none, or does not say whose. */
  metadata: string | null
}

export interface AskWays {
  account: BareJid
  websocket: string
  signal: AbortSignal
}

const PATIENCE = 15_000
const BY_PASSWORD: readonly string[] = [...SCRAM.map(({ name }) => name), 'PLAIN']

/** Rejects with `ConnectFailure`. */
export async function askWays({ account, websocket, signal }: AskWays): Promise<WaysIn> {
  const connection = openConnection(websocket, signal)
  const ways = await within(connection, signal, async () => {
    await connection.opened
    connection.deadline(PATIENCE)
    const features = await openStream(connection, account)
    const offer = readOffer(features)
    const classic = classicMechanisms(features)
    const password = [...(offer?.mechanisms ?? []), ...classic].some((name) => BY_PASSWORD.includes(name))
    // Where SASL2 is spoken, that is how we sign in: what only the classic list has is of no use.
    const bearer = (offer?.mechanisms ?? classic).includes(OAUTHBEARER)
    return { password, metadata: bearer ? await whereFrom(connection, offer !== null) : null }
  })
  // The farewell holds up nobody.
  connection.close().catch(() => undefined)
  return ways
}

async function whereFrom(connection: Connection, sasl2: boolean): Promise<string | null> {
  const nobody = createBearer('')
  try {
    await (sasl2 ? ask(connection, nobody) : authenticateClassic(connection, nobody))
  } catch (error) {
    if (!(error instanceof SaslRefusal)) throw error
  }
  return nobody.refusal()?.metadata ?? null
}

async function ask(connection: Connection, nobody: Bearer): Promise<void> {
  const initial = xml('initial-response', null, toBase64(await nobody.initial()))
  connection.write(writeFrame(xml('authenticate', { xmlns: NS_SASL2, mechanism: nobody.name }, initial)))
  await awaitSuccess(connection, nobody)
}
