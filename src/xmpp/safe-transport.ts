/** Where a secret may travel: `wss:`, and `ws:` that does not leave this machine (XEP-0156 §4, RFC 7395 §3.9). */

const LOOPBACK = /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export function isSafeTransport(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address)
    return protocol === 'wss:' || (protocol === 'ws:' && LOOPBACK.test(hostname))
  } catch {
    return false
  }
}
