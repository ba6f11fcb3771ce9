/**
 * Those who grant access (OAuth), asked in the program's own name: pages may read only what a server lets pages read (CORS). So
 * that this is no way around that for anything else, a question is either for what an issuer says of itself (RFC 8414), or goes to
 * an address for programs that an issuer on the same host has named there before.
 */
import type { IssuerAnswer, IssuerQuestion } from '../src/platform/desktop-api.ts'

export interface IssuersParts {
  /** Of Electron's `net`: by the system's proxies and certificates. */
  fetch(url: string, init: RequestInit): Promise<Response>
  patience?: number
}

/** Where a program sends something; where a person goes is shown in the browser. */
const FOR_PROGRAMS = [
  'registration_endpoint',
  'token_endpoint',
  'revocation_endpoint',
  'device_authorization_endpoint',
]
const WELL_KNOWN = /^\/\.well-known\/oauth-authorization-server(?:\/|$)|\/\.well-known\/openid-configuration$/
const SENT = ['application/x-www-form-urlencoded', 'application/json']
const MOST = 256 * 1024
/** Issuers are remembered until the program ends: nobody has more. */
const MOST_ISSUERS = 50
const PATIENCE = 20_000

export function createIssuers({ fetch, patience = PATIENCE }: IssuersParts) {
  const named = new Map<string, ReadonlySet<string>>()

  function mayAsk({ method, headers, body }: IssuerQuestion, url: URL): boolean {
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
    if (!isSafe || url.username || url.password || url.hash) return false
    if (method === 'GET') return isMetadata(url) && body === '' && !headers.authorization
    const kind = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
    return SENT.includes(kind) && (named.get(url.origin)?.has(url.href) ?? false)
  }

  function learn(url: URL, text: string): void {
    const said = parsed(text)
    const own = FOR_PROGRAMS.flatMap((key) => {
      const address = said[key]
      if (typeof address !== 'string' || !URL.canParse(address)) return []
      const there = new URL(address)
      return there.origin === url.origin ? [there.href] : []
    })
    const [oldest] = named.keys()
    if (named.size >= MOST_ISSUERS && oldest !== undefined) named.delete(oldest)
    named.set(url.origin, new Set([...(named.get(url.origin) ?? []), ...own].slice(-20)))
  }

  return async (question: IssuerQuestion): Promise<IssuerAnswer | null> => {
    const url = URL.canParse(question.url) ? new URL(question.url) : null
    if (!url || !mayAsk(question, url)) return null
    const { method, headers, body } = question
    try {
      const response = await fetch(url.href, {
        method,
        headers,
        ...(method === 'POST' ? { body } : {}),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience),
      })
      const text = await readText(response)
      if (text === null) return null
      if (method === 'GET' && response.status === 200) learn(url, text)
      return { status: response.status, headers: told(response.headers), body: text }
    } catch {
      return null
    }
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  /^127(?:\.\d{1,3}){3}$/.test(host)

const isMetadata = ({ pathname, search }: URL): boolean => search === '' && WELL_KNOWN.test(pathname)

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function told(headers: Headers): IssuerAnswer['headers'] {
  const [type, challenge] = [headers.get('content-type'), headers.get('www-authenticate')]
  return {
    ...(type === null ? {} : { 'content-type': type }),
    ...(challenge === null ? {} : { 'www-authenticate': challenge }),
  }
}

/** Null: longer than any honest answer. */
async function readText(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.byteLength
    // Leaving the loop ends the transfer.
    if (length > MOST) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
