/** Opening a stream (RFC 7395 §3.4): what we say, and whether what comes back is from who we asked for. */
import type { Element } from '@xmpp/xml'
import { type BareJid, domainpart, formatJid, parseJid } from '../model/jid.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { openFrame } from './framing.ts'
import { attribute } from './stanza.ts'

/** With a `from`: servers offer FAST, and some SASL2 as a whole, only to somebody (XEP-0388 §2.1). */
export const writeOpen = (connection: Connection, account: BareJid): void =>
  connection.write(openFrame(domainpart(account), account))

export async function openStream(connection: Connection, account: BareJid): Promise<Element> {
  writeOpen(connection, account)
  return readFeatures(connection, account)
}

/** Their `<open/>`, then what they offer. */
export async function readFeatures(connection: Connection, account: BareJid): Promise<Element> {
  const first = await connection.next()
  if (first.kind !== 'open') throw new ConnectFailure('protocol', 'open')
  const from = attribute(first.element, 'from')
  const parts = from === null ? null : parseJid(from)
  if (from !== null && (!parts || formatJid(parts) !== domainpart(account)))
    throw new ConnectFailure('protocol', 'open: from')
  if (!/^[1-9]\d*\.\d+$/.test(attribute(first.element, 'version') ?? ''))
    throw new ConnectFailure('protocol', 'open: version')
  return awaitFeatures(connection)
}

export async function awaitFeatures(connection: Connection): Promise<Element> {
  for (;;) {
    const frame = await connection.next()
    if (frame.kind === 'features') return frame.element
    if (frame.kind === 'open') throw new ConnectFailure('protocol', 'features')
  }
}
