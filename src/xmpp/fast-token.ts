/**
 * XEP-0484: Fast Authentication Streamlining Tokens 0.2.0, and its mechanism HT-SHA-256-NONE.
 * https://xmpp.org/extensions/xep-0484.html
 */
import type { Element } from '@xmpp/xml'
import { type Bytes, toUtf8 } from './base64.ts'
import { ConnectFailure } from './failure.ts'
import type { Mechanism } from './mechanism.ts'
import { attribute, childOf } from './stanza.ts'
import type { Credentials, FastToken } from './stream.ts'

export const NS_FAST = 'urn:xmpp:fast:0'
/** The others bind to a TLS channel, of which a browser knows nothing. */
export const FAST_MECHANISM = 'HT-SHA-256-NONE'

/** The secret becomes a key that nobody can read again, the machine's own where it keeps some; the text is let go of here. */
export async function readToken(
  success: Element,
  { keepKey }: Pick<Credentials, 'keepKey'>,
): Promise<FastToken | null> {
  const element = childOf(success, 'token', NS_FAST)
  const secret = element && attribute(element, 'token')
  if (!element || !secret) return null
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key =
    (await keepKey?.(toUtf8(secret))) ??
    (await crypto.subtle.importKey('raw', toUtf8(secret), hmac, false, ['sign', 'verify']))
  const expiry = Date.parse(attribute(element, 'expiry') ?? '')
  return { mechanism: FAST_MECHANISM, key, expiry: Number.isNaN(expiry) ? null : expiry }
}

export const createHashedToken = (user: string, { key }: FastToken): Mechanism => ({
  name: FAST_MECHANISM,
  async initial() {
    const hash = await signed(key, 'Initiator')
    if (!hash) throw new ConnectFailure('token-rejected', 'the key is gone')
    return new Uint8Array([...toUtf8(`${user}\0`), ...hash])
  },
  async respond() {
    throw new ConnectFailure('protocol', 'HT: challenge')
  },
  proves: async (last) => last !== null && sameBytes(last, await signed(key, 'Responder')),
})

async function signed(key: FastToken['key'], text: string): Promise<Bytes | null> {
  if ('sign' in key) return key.sign(toUtf8(text))
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, toUtf8(text)))
}

/** Takes as long whatever differs. */
function sameBytes(a: Bytes, b: Bytes | null): boolean {
  if (a.length !== b?.length) return false
  let difference = 0
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}
