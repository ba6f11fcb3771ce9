/** How a question to an issuer travels: encrypted, without cookies, not for ever; and what became of one that did not come through. */
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  customFetch,
  HTTP_REQUEST_FORBIDDEN,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import { OAuthFailure, type OAuthProblem } from './oauth-failure.ts'

export interface Net {
  fetch: typeof globalThis.fetch
  signal?: AbortSignal
}

/** A person waits for most of these; what is asked because of a failure belongs to it. */
const PATIENCE_MS = 20_000

/** RFC 8252 §7.3 and the names of RFC 6761: this very machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host)

/** Tokens may go there: encrypted, or not out of this machine; and no secret in the address itself. */
export function isSafeAddress(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** What oauth4webapi is told with each question; `where` is the address that it asks. */
export interface Question {
  signal: AbortSignal
  [customFetch]: typeof globalThis.fetch
  [allowInsecureRequests]: boolean
}

/** Asks, and throws `OAuthFailure` whatever goes wrong. `origin`: of the issuer, and nothing goes anywhere else. */
export async function asking<T>(origin: string, net: Net, ask: (how: Question) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const end = () => stop.abort()
  const patience = setTimeout(end, PATIENCE_MS)
  net.signal?.addEventListener('abort', end)
  if (net.signal?.aborted) end()
  let unheard = false
  const bare: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin || !isSafeAddress(url)) throw new OAuthFailure('not-trusted', 'elsewhere')
    try {
      return await net.fetch(url.href, {
        ...init,
        mode: 'cors',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
      })
    } catch (error) {
      // Whoever carries the question may know better what became of it.
      unheard = !(error instanceof OAuthFailure)
      throw error
    }
  }
  try {
    return await ask({
      signal: stop.signal,
      [customFetch]: bare,
      [allowInsecureRequests]: isLoopback(new URL(origin).hostname),
    })
  } catch (error) {
    if (net.signal?.aborted) throw new OAuthFailure('aborted')
    if (unheard)
      throw new OAuthFailure(
        stop.signal.aborted ? 'unreachable' : await whyUnheard(origin, net.fetch, stop.signal),
      )
    throw failureOf(error)
  } finally {
    clearTimeout(patience)
    net.signal?.removeEventListener('abort', end)
  }
}

/** A browser does not say whether nobody was there or pages are kept out; an opaque answer to nothing secret does. */
async function whyUnheard(origin: string, fetch: Net['fetch'], signal: AbortSignal): Promise<OAuthProblem> {
  try {
    await fetch(`${origin}/.well-known/oauth-authorization-server`, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    })
    return 'closed-to-pages'
  } catch {
    return 'unreachable'
  }
}

const PROBLEMS: Readonly<Record<string, OAuthProblem>> = {
  access_denied: 'denied',
  expired_token: 'expired',
  invalid_client: 'client-unknown',
  invalid_grant: 'expired',
  server_error: 'broken',
  temporarily_unavailable: 'broken',
  unauthorized_client: 'client-unknown',
}
const MAX_CODE = 60

/** The causes that the library keeps hold tokens and whole answers: nothing of them goes on. */
export function failureOf(error: unknown): OAuthFailure {
  if (error instanceof OAuthFailure) return error
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError)
    return refusal(error.error)
  if (error instanceof WWWAuthenticateChallengeError)
    return error.status >= 500 ? new OAuthFailure('broken') : new OAuthFailure('client-unknown')
  if (error instanceof UnsupportedOperationError) return new OAuthFailure('unsupported')
  if (error instanceof OperationProcessingError && error.code === HTTP_REQUEST_FORBIDDEN)
    return new OAuthFailure('not-trusted', 'http')
  if (error instanceof OperationProcessingError) return new OAuthFailure('broken', error.code ?? null)
  return new OAuthFailure('broken')
}

export function refusal(code: string): OAuthFailure {
  const legal = /^[\w.:-]+$/.test(code) ? code.slice(0, MAX_CODE) : 'unknown'
  return new OAuthFailure(Object.hasOwn(PROBLEMS, legal) ? (PROBLEMS[legal] ?? 'refused') : 'refused', legal)
}
