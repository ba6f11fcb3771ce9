/** SASL as RFC 6120 §6 has it, for servers without SASL2. */
import { xml } from '@xmpp/xml'
import { toBase64 } from './base64.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { writeFrame } from './framing.ts'
import type { Mechanism } from './mechanism.ts'
import { NS_SASL } from './offer.ts'
import { readRefusal } from './sasl-refusal.ts'
import { decode } from './sasl2.ts'
import { localName, namespaceOf } from './stanza.ts'

/** Resolves on `<success/>`; the stream has to be opened anew. Throws `SaslRefusal` on `<failure/>`. */
export async function authenticateClassic(connection: Connection, mechanism: Mechanism): Promise<void> {
  const say = (name: string, attributes: Record<string, string>, data: string) =>
    connection.write(writeFrame(xml(name, { xmlns: NS_SASL, ...attributes }, data)))
  say('auth', { mechanism: mechanism.name }, toBase64(await mechanism.initial()))
  for (;;) {
    const frame = await connection.next()
    if (frame.kind !== 'nonza' || namespaceOf(frame.element) !== NS_SASL) continue
    const { element } = frame
    const name = localName(element)
    if (name === 'challenge')
      say('response', {}, toBase64(await mechanism.respond(decode(element) ?? new Uint8Array())))
    else if (name === 'failure') throw readRefusal(element)
    else if (name === 'success') {
      // §6.4.6: no last words at all is not the same as empty ones, but neither proves anything.
      if (await mechanism.proves(element.children.length > 0 ? decode(element) : null)) return
      throw new ConnectFailure('server-not-proved', mechanism.name)
    }
  }
}
