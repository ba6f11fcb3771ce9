/** XEP-0363 HTTP File Upload, 1.1.0 (2022-01-25): https://xmpp.org/extensions/xep-0363.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { StanzaError } from './failure.ts'
import { cleanFileName } from './file-name.ts'
import type { Link } from './link.ts'
import { isSafeWebAddress } from './safe-transport.ts'
import { attribute, childOf, childrenOf, legalText, textOf } from './stanza.ts'
import { readResult } from './xep-0004-forms.ts'
import { askInfo, discoverItems } from './xep-0030-disco.ts'

const UPLOAD = 'urn:xmpp:http:upload:0'
const MAX_URL = 4000
const MAX_HEADER = 8000
/** Servers have a handful of services; one that names a thousand is not asked about all of them. */
const MAX_ITEMS = 30
/** §4: the only ones that a server may ask for. Anything else would let it speak with our voice to somebody else. */
const HEADERS: ReadonlyMap<string, string> = new Map(
  ['Authorization', 'Cookie', 'Expires'].map((name) => [name.toLowerCase(), name]),
)

export interface UploadService {
  jid: BareJid
  /** Bytes of one file; null = it does not say. */
  limit: number | null
}

export interface UploadSlot {
  put: { url: string; headers: Readonly<Record<string, string>> }
  get: string
}

/** §3: the server itself, or one of its services. Null: there is none. Rejects when the server did not answer. */
export async function discoverUpload(link: Link): Promise<UploadService | null> {
  const [own, items] = await Promise.all([
    serviceAt(link, link.domain).catch(unlessRefused(null)),
    discoverItems(link, link.domain).catch(unlessRefused([])),
  ])
  if (own) return own
  const others = items.filter(({ jid, node }) => jid !== link.domain && node === null).slice(0, MAX_ITEMS)
  // One that does not answer must not hide one that does.
  const found = await Promise.all(others.map(({ jid }) => serviceAt(link, jid).catch(() => null)))
  return found.find((service) => service !== null) ?? null
}

/** Refused is answered, too. */
const unlessRefused =
  <T>(nothing: T) =>
  (error: unknown): T => {
    if (error instanceof StanzaError) return nothing
    throw error
  }

async function serviceAt(link: Link, jid: BareJid): Promise<UploadService | null> {
  const info = await askInfo(link, jid)
  const offers = info && childrenOf(info, 'feature').some((feature) => attribute(feature, 'var') === UPLOAD)
  return offers ? { jid, limit: readLimit(info) } : null
}

function readLimit(info: Element): number | null {
  const [text = ''] = readResult(info).get('max-file-size') ?? []
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Rejects with `StanzaError`, or when no answer came. Null: an answer that cannot be followed safely. */
export async function requestSlot(
  link: Link,
  service: BareJid,
  file: { name: string; size: number; type: string },
): Promise<UploadSlot | null> {
  const request = xml('request', {
    xmlns: UPLOAD,
    filename: legalText(cleanFileName(file.name)) || 'file',
    size: String(file.size),
    'content-type': file.type || null,
  })
  const answer = await link.request(xml('iq', { type: 'get', to: service }, request))
  const slot = childOf(answer, 'slot', UPLOAD)
  const put = slot && childOf(slot, 'put')
  const get = slot && childOf(slot, 'get')
  const [to, from] = [put && readUrl(put), get && readUrl(get)]
  return put && to && from ? { put: { url: to, headers: readHeaders(put) }, get: from } : null
}

function readUrl(element: Element): string | null {
  const url = attribute(element, 'url')
  return url !== null && url.length <= MAX_URL && isSafeWebAddress(url) ? url : null
}

function readHeaders(put: Element): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const element of childrenOf(put, 'header')) {
    const name = HEADERS.get(attribute(element, 'name')?.trim().toLowerCase() ?? '')
    // §4: line ends are taken out.
    const value = textOf(element, MAX_HEADER).replace(/[\r\n]/g, '')
    if (name !== undefined && !Object.hasOwn(headers, name)) headers[name] = value
  }
  return headers
}
