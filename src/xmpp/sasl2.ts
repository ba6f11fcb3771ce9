/**
 * XEP-0388: Extensible SASL Profile 1.0.3, with XEP-0386 (Bind 2) 1.1.0 and XEP-0198 inline: one element asks for
 * everything, one answers. https://xmpp.org/extensions/xep-0388.html
 */
import { type Element, xml } from '@xmpp/xml'
import { fromBase64, toBase64 } from './base64.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { FAST_MECHANISM, NS_FAST } from './fast-token.ts'
import { writeFrame } from './framing.ts'
import type { Mechanism } from './mechanism.ts'
import { NS_BIND2, NS_SASL2, type Offer } from './offer.ts'
import { readRefusal } from './sasl-refusal.ts'
import { childOf, localName, namespaceOf, textOf } from './stanza.ts'
import type { ConnectOptions } from './stream.ts'
import { enableElement, NS_SM, type StreamManagement } from './stream-management.ts'
import { CARBONS } from './xep-0280-carbons.ts'
import { NS_CSI, writeClientState } from './xep-0352-client-state.ts'

/** Seen by others as the start of our resource: says what we are and nothing about where (XEP-0386 §4). */
const TAG = 'Tessera'
const MAX_DATA = 10_000

export interface Asking {
  mechanism: Mechanism
  offer: Offer
  /** The session to go on with, if there is one. */
  resume: StreamManagement | null
  purpose: 'token' | 'password' | 'invalidate'
}

/** The whole sign-in as text, ready before the socket is. */
export async function writeAuthenticate(
  { userAgent, active }: Pick<ConnectOptions, 'userAgent' | 'active'>,
  { mechanism, offer, resume, purpose }: Asking,
): Promise<string> {
  const initial = xml('initial-response', null, toBase64(await mechanism.initial()))
  const agent = xml(
    'user-agent',
    { id: userAgent.id },
    xml('software', null, userAgent.software),
    xml('device', null, userAgent.device),
  )
  const session =
    purpose === 'invalidate'
      ? []
      : [
          offer.resume && resume?.id ? resume.resumeElement() : null,
          offer.bind && writeBind(offer.bind, active),
        ]
  const token =
    purpose === 'password'
      ? offer.fast && xml('request-token', { xmlns: NS_FAST, mechanism: FAST_MECHANISM })
      : xml('fast', { xmlns: NS_FAST, ...(purpose === 'invalidate' ? { invalidate: 'true' } : {}) })
  return writeFrame(
    xml('authenticate', { xmlns: NS_SASL2, mechanism: mechanism.name }, initial, agent, ...session, token),
  )
}

const writeBind = (offered: ReadonlySet<string>, active: boolean) =>
  xml(
    'bind',
    { xmlns: NS_BIND2 },
    xml('tag', null, TAG),
    offered.has(CARBONS) && xml('enable', { xmlns: CARBONS }),
    offered.has(NS_SM) && enableElement(),
    offered.has(NS_CSI) && writeClientState(active),
  )

/** Sees it through to `<success/>`. Throws `SaslRefusal` on `<failure/>`: the stream lives on. */
export async function awaitSuccess(connection: Connection, mechanism: Mechanism): Promise<Element> {
  for (;;) {
    const frame = await connection.next()
    // Answers to requests that went along with a sign-in which failed: nobody waits for them.
    if (frame.kind !== 'nonza' || namespaceOf(frame.element) !== NS_SASL2) continue
    const { element } = frame
    switch (localName(element)) {
      case 'challenge': {
        const response = await mechanism.respond(decode(element) ?? new Uint8Array())
        connection.write(writeFrame(xml('response', { xmlns: NS_SASL2 }, toBase64(response))))
        break
      }
      case 'failure':
        throw readRefusal(element)
      case 'continue':
        throw new ConnectFailure('account-disabled', 'continue')
      case 'success': {
        const data = childOf(element, 'additional-data')
        if (await mechanism.proves(data && decode(data))) return element
        throw new ConnectFailure('server-not-proved', mechanism.name)
      }
    }
  }
}

export const decode = (element: Element) => fromBase64(textOf(element, MAX_DATA).trim())
