/**
 * XEP-0484: Fast Authentication Streamlining Tokens 0.2.0, and its mechanism HT-SHA-256-NONE.
 * https://xmpp.org/extensions/xep-0484.html
 */
import type { Element } from '@xmpp/xml'
import { toUtf8 } from './base64.ts'
import { ConnectFailure } from './failure.ts'
import type { Mechanism } from './mechanism.ts'
import { attribute, childOf } from './stanza.ts'
import type { FastToken } from './stream.ts'

export const NS_FAST = 'urn:xmpp:fast:0'
/** The others bind to a TLS channel, of which a browser knows nothing. */
export const FAST_MECHANISM = 'HT-SHA-256-NONE'

/** The secret becomes a key that nobody can read again; the text is let go of here. */
export async function readToken(success: Element): Promise<FastToken | null> {
  const element = childOf(success, 'token', NS_FAST)
  const secret = element && attribute(element, 'token')
  if (!element || !secret) return null
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', toUtf8(secret), hmac, false, ['sign', 'verify'])
  const expiry = Date.parse(attribute(element, 'expiry') ?? '')
  return { mechanism: FAST_MECHANISM, key, expiry: Number.isNaN(expiry) ? null : expiry }
}

export const createHashedToken = (user: string, { key }: FastToken): Mechanism => ({
  name: FAST_MECHANISM,
  async initial() {
    const hash = new Uint8Array(await crypto.subtle.sign('HMAC', key, toUtf8('Initiator')))
    return new Uint8Array([...toUtf8(`${user}\0`), ...hash])
  },
  async respond() {
    throw new ConnectFailure('protocol', 'HT: challenge')
  },
  proves: async (last) => last !== null && crypto.subtle.verify('HMAC', key, last, toUtf8('Responder')),
})
