/** WebSocket addresses as others give them, made into ones that a password may be sent to. */
import { isSafeTransport } from './safe-transport.ts'

/** Whether a host is this very machine. */
export const isLoopback = (host: string): boolean => isSafeTransport(`ws://${host}`)

/** The address in its normal form, or null: not safe, no address, or with a secret in it. */
export function checkWebsocket(text: string): string | null {
  try {
    const url = new URL(text)
    if (!isSafeTransport(url.href) || url.username !== '' || url.password !== '') return null
    // The WebSocket constructor refuses fragments.
    url.hash = ''
    return url.href
  } catch {
    return null
  }
}

/** For an address that a person typed: where they left the scheme out, the safe one is meant. */
export function checkTypedWebsocket(text: string): string | null {
  const typed = text.trim()
  if (typed === '' || /\s/.test(typed)) return null
  return checkWebsocket(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `wss://${typed}`)
}
