/** Where a fake server keeps files: gives slots over the stream (XEP-0363), takes and hands out bytes beside it. */
import { type Element, xml } from '@xmpp/xml'
import type { PutFile, PutRequest } from '../../src/platform/put-file.ts'

const INFO = 'http://jabber.org/protocol/disco#info'
const ITEMS = 'http://jabber.org/protocol/disco#items'
const UPLOAD = 'urn:xmpp:http:upload:0'

export interface FileHabits {
  /** Bytes; null: it does not say. */
  limit: number | null
  /** Whoever asks has used up what is theirs for today. */
  overQuota: boolean
}

/** A file on its way, as the test sees it. */
export interface Underway extends PutRequest {
  arrive(status?: number): void
  fail(): void
}

export class FakeFileHouse {
  /** Null: this server keeps no files. */
  habits: FileHabits | null
  readonly kept = new Map<string, Blob>()
  /** With `holds`, each file waits here for the test to let it arrive. */
  holds = false
  underway: Underway[] = []
  /** What it answers with, once each, instead of taking a file; null: nothing at all. */
  troubles: (number | null)[] = []
  #slots = 0

  constructor(habits: FileHabits | null) {
    this.habits = habits
  }

  /** Undefined: none of its business; a text: a refusal. */
  answer(domain: string, iq: Element): Element | string | undefined {
    const query = iq.getChild('query', INFO)
    const items = iq.getChild('query', ITEMS)
    const service = `files.${domain}`
    if (!this.habits) return undefined
    if (query && iq.attrs.to === service) return this.#info(this.habits)
    if (query && iq.attrs.to === domain) return xml('query', { xmlns: INFO })
    if (items && iq.attrs.to === domain) return xml('query', { xmlns: ITEMS }, xml('item', { jid: service }))
    const request = iq.getChild('request', UPLOAD)
    if (!request || iq.attrs.to !== service) return undefined
    if (this.habits.overQuota) return 'resource-constraint'
    if (this.habits.limit !== null && Number(request.attrs.size) > this.habits.limit) return 'not-acceptable'
    const url = `https://${service}/${++this.#slots}/${encodeURIComponent(request.attrs.filename ?? '')}`
    const header = xml('header', { name: 'Authorization' }, `Bearer ${this.#slots}`)
    return xml('slot', { xmlns: UPLOAD }, xml('put', { url }, header), xml('get', { url }))
  }

  #info({ limit }: FileHabits): Element {
    const value = (name: string, text: string) => xml('field', { var: name }, xml('value', null, text))
    return xml(
      'query',
      { xmlns: INFO },
      xml('feature', { var: UPLOAD }),
      limit === null
        ? null
        : xml(
            'x',
            { xmlns: 'jabber:x:data', type: 'result' },
            value('FORM_TYPE', UPLOAD),
            value('max-file-size', String(limit)),
          ),
    )
  }

  readonly put: PutFile = (request) =>
    new Promise((resolve, reject) => {
      const gone = () => {
        this.underway = this.underway.filter((each) => each !== file)
        reject(new Error('gone'))
      }
      const file: Underway = {
        ...request,
        arrive: (status = 201) => {
          this.underway = this.underway.filter((each) => each !== file)
          if (status < 300) this.kept.set(request.url, request.body)
          resolve(status)
        },
        fail: gone,
      }
      const trouble = this.troubles.shift()
      if (trouble === null) return gone()
      if (trouble !== undefined) return file.arrive(trouble)
      request.signal.addEventListener('abort', gone)
      this.underway.push(file)
      if (!this.holds) file.arrive()
    })
}
