/** Asking those who grant access by way of the desktop's shell: as `fetch`, of which it understands what such a question needs. */
import type { DesktopApi, IssuerQuestion } from './desktop-api.ts'

const TOLD = ['accept', 'authorization', 'content-type'] as const
/** A `Response` of these may have no body, not even an empty one. */
const BARE = [101, 204, 205, 304]

export function issuersOf(desktop: DesktopApi): typeof globalThis.fetch {
  return async (input, init = {}) => {
    // Asked by a page to find out whether anybody is there at all; whoever asked here knows.
    if (init.mode === 'no-cors') throw new TypeError('nobody answered')
    const request = new Request(input, init)
    const headers: IssuerQuestion['headers'] = {}
    for (const name of TOLD) {
      const said = request.headers.get(name)
      if (said !== null) headers[name] = said
    }
    const { url, signal } = request
    const method = request.method === 'POST' ? 'POST' : 'GET'
    const body = await request.text()
    signal.throwIfAborted()
    const answer = await Promise.race([desktop.askIssuer({ url, method, headers, body }), given(signal)])
    if (!answer) throw new TypeError('nobody answered')
    const { status } = answer
    return new Response(BARE.includes(status) ? null : answer.body, {
      status,
      headers: { ...answer.headers },
    })
  }
}

/** Rejects when it is given up; else never ends. */
const given = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
