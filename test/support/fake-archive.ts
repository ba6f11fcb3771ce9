/** The archive of one account on the fake server (XEP-0313, XEP-0059), and what real ones do differently. */
import { type Element, xml } from '@xmpp/xml'
import { formatStamp, parseStamp } from '../../src/xmpp/xep-0082-dates.ts'

const MAM = 'urn:xmpp:mam:2'
const RSM = 'http://jabber.org/protocol/rsm'

export interface Archived {
  id: string
  with: string
  /** Microseconds. */
  stamp: number
  message: Element
}

export interface ArchiveHabits {
  /** No server gives more than this in one page. */
  mostInPage: number
  /** Stamps are cut down to this many microseconds: some servers keep whole seconds. */
  precision: number
  /** For a `before` or `after` that is not there: an error, or (Prosody's default storage) an empty, complete page. */
  unknownEnd: 'item-not-found' | 'empty'
  /** A condition with which every question is refused. */
  refuses: string | null
  /** The field of its form that takes words to look for; none: it cannot. */
  wordsIn?: string
}

export class FakeArchive {
  /** Nobody gets an answer. */
  isBusy = false
  readonly entries: Archived[] = []
  readonly habits: ArchiveHabits
  #count = 0
  #name: string

  constructor(name: string, habits: ArchiveHabits) {
    this.#name = name
    this.habits = habits
  }

  /** Returns the archive id. */
  add(peer: string, message: Element, micros: number): string {
    const id = `${this.#name}-${++this.#count}`
    const stamp = Math.floor(micros / this.habits.precision) * this.habits.precision
    this.entries.push({ id, with: peer, stamp, message })
    return id
  }

  /** Drops the oldest, as servers do after some weeks. */
  expire(count: number): void {
    this.entries.splice(0, count)
  }

  /** What may be asked. */
  form(): Element {
    const { wordsIn } = this.habits
    const names = ['with', 'start', 'end', ...(wordsIn === undefined ? [] : [wordsIn])]
    const fields = names.map((name) => xml('field', { var: name, type: 'text-single' }))
    return xml('query', { xmlns: MAM }, xml('x', { xmlns: 'jabber:x:data', type: 'form' }, ...fields))
  }

  /** Results for the asking client, then the answer's content; or the condition of an error. */
  ask(query: Element): { results: Element[]; fin: Element } | string {
    if (this.habits.refuses) return this.habits.refuses
    const found = this.#page(query)
    if (typeof found === 'string') return found
    const { page, complete } = found
    const queryid = query.attrs.queryid
    const ends = page.length ? [xml('first', null, page[0]?.id), xml('last', null, page.at(-1)?.id)] : []
    return {
      results: page.map(({ id, stamp, message }) =>
        xml(
          'result',
          { xmlns: MAM, queryid, id },
          xml(
            'forwarded',
            { xmlns: 'urn:xmpp:forward:0' },
            xml('delay', { xmlns: 'urn:xmpp:delay', stamp: formatStamp(stamp) }),
            message,
          ),
        ),
      ),
      fin: xml(
        'fin',
        { xmlns: MAM, complete: complete ? 'true' : null },
        xml('set', { xmlns: RSM }, ...ends),
      ),
    }
  }

  #page(query: Element): { page: Archived[]; complete: boolean } | string {
    const fields = fieldsOf(query)
    const set = query.getChild('set', RSM)
    const before = set?.getChildText('before')
    const after = set?.getChildText('after')
    const asked = Number(set?.getChildText('max') ?? this.habits.mostInPage)
    const max = Math.min(asked, this.habits.mostInPage)
    const start = parseStamp(fields.get('start')?.[0] ?? null) ?? 0
    const end = parseStamp(fields.get('end')?.[0] ?? null) ?? Number.POSITIVE_INFINITY
    const peer = fields.get('with')?.[0]
    const ids = fields.get('ids')
    const words = (fields.get(this.habits.wordsIn ?? '')?.[0] ?? '').toLowerCase().split(' ')
    for (const id of ids ?? []) if (this.#at(id) < 0) return 'item-not-found'
    let [low, high] = [0, this.entries.length]
    for (const id of [before, after]) {
      if (!id || this.#at(id) >= 0) continue
      return this.habits.unknownEnd === 'empty' ? { page: [], complete: true } : 'item-not-found'
    }
    if (after) low = this.#at(after) + 1
    if (before) high = this.#at(before)
    const all = this.entries
      .slice(low, high)
      .filter((entry) => !peer || entry.with === peer)
      .filter((entry) => entry.stamp >= start && entry.stamp <= end)
      .filter((entry) => !ids || ids.includes(entry.id))
      .filter(({ message }) =>
        words.every((word) => message.getChildText('body')?.toLowerCase().includes(word) ?? !word),
      )
    const page = typeof before === 'string' ? all.slice(-max) : all.slice(0, max)
    return { page, complete: page.length === all.length }
  }

  #at(id: string): number {
    return this.entries.findIndex((entry) => entry.id === id)
  }
}

function fieldsOf(query: Element): Map<string, string[]> {
  const form = query.getChild('x', 'jabber:x:data')
  return new Map(
    (form?.getChildren('field') ?? []).map((field) => [
      field.attrs.var ?? '',
      field.getChildren('value').map((each) => each.getText()),
    ]),
  )
}
