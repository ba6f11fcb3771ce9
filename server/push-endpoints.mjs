/**
 * Where a push may be sent. The address comes from whoever registers, and this service would call it from inside of somebody's
 * network: so only the push services of browsers are called, by name, and what else the operator names.
 */
import { ECDH } from 'node:crypto'

/** Chromium, Firefox, Edge on Windows, Safari. A star stands for one or more names before the dot. */
export const browserServices = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
]
const MAX_ENDPOINT = 1500

/**
 * @param {string} text @param {readonly string[]} services names of hosts; `http://host:port` allows this very one unencrypted
 * @returns {boolean}
 */
export function isAllowedEndpoint(text, services) {
  if (text.length > MAX_ENDPOINT || !URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username || url.password || url.hash) return false
  if (services.includes(url.origin)) return true
  if (url.protocol !== 'https:' || url.port) return false
  return services.some((name) =>
    name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name,
  )
}

/** RFC 8291 §2.1: an uncompressed point on P-256. @param {string} text @returns {boolean} */
export function isPublicKey(text) {
  if (!/^[\w-]{87}$/.test(text)) return false
  try {
    ECDH.convertKey(text, 'prime256v1', 'base64url')
    return true
  } catch {
    return false
  }
}

/** RFC 8291 §3.2: 16 octets. @param {string} text @returns {boolean} */
export const isAuthSecret = (text) => /^[\w-]{22}$/.test(text)
