/** Encrypted, or on this very machine: nothing else may carry a password. */
export function isSafeEndpoint(text: string): boolean {
  const url = parse(text.trim())
  if (!url) return false
  if (url.protocol === 'wss:') return true
  return url.protocol === 'ws:' && /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
