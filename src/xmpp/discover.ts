/** XEP-0156 Discovering Alternative XMPP Connection Methods, 1.4.0 (2022-01-31): https://xmpp.org/extensions/xep-0156.html */
import { checkWebsocket, isLoopback } from './endpoint.ts'
import { readHostMeta } from './host-meta.ts'

/** Longer than a bad mobile network needs, shorter than a person waits. */
const PATIENCE_MS = 8000
const MAX_DOCUMENT_BYTES = 65_536
const DOCUMENTS = ['/.well-known/host-meta.json', '/.well-known/host-meta']

export type Discovery =
  | { status: 'found'; websocket: string }
  /** A web server is there, but nothing that we could read says where XMPP is. */
  | { status: 'no-web-access' }
  | { status: 'no-server' }
  /** It answers without encryption, and not with it. Told only to pages that came by plain http themselves. */
  | { status: 'certificate' }
  | { status: 'offline' }

export interface DiscoverOptions {
  fetch: typeof globalThis.fetch
  /** What the deployment knows better, by domain. */
  overrides: Readonly<Record<string, { websocket: string }>>
  online?: () => boolean
  signal?: AbortSignal
}

/** `domain` is the prepared domain part of an address. Rejects only when `signal` aborts. */
export async function discover(domain: string, options: DiscoverOptions): Promise<Discovery> {
  const known = Object.hasOwn(options.overrides, domain) ? options.overrides[domain] : undefined
  const override = known && checkWebsocket(known.websocket)
  if (override) return { status: 'found', websocket: override }

  const stop = new AbortController()
  const end = () => stop.abort()
  const patience = setTimeout(end, PATIENCE_MS)
  options.signal?.addEventListener('abort', end)
  try {
    const answer = await look(domain, asking(options.fetch, stop.signal), options.online ?? (() => true))
    options.signal?.throwIfAborted()
    return answer
  } finally {
    clearTimeout(patience)
    options.signal?.removeEventListener('abort', end)
    // The slower of two documents is of no more use.
    end()
  }
}

type Ask = (url: string, mode: 'cors' | 'no-cors') => Promise<Response>

/** No cookies, no referrer: nobody learns who asks, or from which page. */
const asking =
  (fetch: DiscoverOptions['fetch'], signal: AbortSignal): Ask =>
  (url, mode) =>
    fetch(url, { mode, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache', signal })

async function look(domain: string, ask: Ask, online: () => boolean): Promise<Discovery> {
  const answers = DOCUMENTS.map((path) => readDocument(ask, `https://${domain}${path}`, domain))
  const websocket = await firstFound(answers)
  if (websocket) return { status: 'found', websocket }
  if ((await Promise.all(answers)).some((answer) => answer.read)) return { status: 'no-web-access' }
  if (!online()) return { status: 'offline' }

  // Nothing could be read: for want of permission (CORS), or because nobody is there? An opaque answer tells.
  const isThere = (scheme: string) =>
    ask(`${scheme}://${domain}/.well-known/host-meta`, 'no-cors').then(
      () => true,
      () => false,
    )
  // Pages that came by https may not ask without it: there, this rejects like a server that is not there.
  const [encrypted, plain] = await Promise.all([isThere('https'), isThere('http')])
  if (encrypted) return { status: 'no-web-access' }
  if (plain) return { status: 'certificate' }
  return { status: online() ? 'no-server' : 'offline' }
}

interface Answer {
  /** An answer could be read, whatever it said. */
  read: boolean
  websocket: string | null
}

async function readDocument(ask: Ask, url: string, domain: string): Promise<Answer> {
  try {
    const response = await ask(url, 'cors')
    // A redirect may lead elsewhere, but not out of encryption.
    const encrypted = response.url === '' || new URL(response.url).protocol === 'https:'
    const links = response.ok && encrypted ? readHostMeta(await bounded(response)) : []
    return { read: true, websocket: links.map((link) => acceptable(link, domain)).find(Boolean) ?? null }
  } catch {
    return { read: false, websocket: null }
  }
}

/** A strange domain must not send us, with a password, to a service of this machine. */
function acceptable(link: string, domain: string): string | null {
  const websocket = checkWebsocket(link)
  return websocket && (!isLoopback(new URL(websocket).hostname) || isLoopback(domain)) ? websocket : null
}

async function firstFound(answers: readonly Promise<Answer>[]): Promise<string | null> {
  const wanted = answers.map(async (answer) => (await answer).websocket ?? Promise.reject(new Error('none')))
  return Promise.any(wanted).catch(() => null)
}

/** The text, as far as it is worth reading: a document of this kind has a few hundred bytes. */
async function bounded(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > MAX_DOCUMENT_BYTES) {
      // Not waited for: whoever sends without end may not end either.
      reader.cancel().catch(() => undefined)
      return ''
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}
