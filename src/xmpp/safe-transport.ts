/** Where a secret may travel: encrypted, or without leaving this machine (XEP-0156 §4, RFC 7395 §3.9). */

const LOOPBACK = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Of a stream: `wss:`, and `ws:` on loopback. */
export const isSafeTransport = (address: string): boolean => isSafe(address, 'ws')

/** Of a file: `https:`, and `http:` on loopback; without a name and a password in front, which would be sent along. */
export function isSafeWebAddress(address: string): boolean {
  if (!isSafe(address, 'http')) return false
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

function isSafe(address: string, plain: 'ws' | 'http'): boolean {
  try {
    const { protocol, hostname } = new URL(address)
    return protocol === `${plain}s:` || (protocol === `${plain}:` && LOOPBACK.test(hostname))
  } catch {
    return false
  }
}
