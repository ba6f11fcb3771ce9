/** XEP-0092 Software Version, 1.1 (2007-02-15): https://xmpp.org/extensions/xep-0092.html. What others run; what we run is told by `xep-0092-version.ts`. */
import { xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { childOf, childText } from './stanza.ts'

const VERSION = 'jabber:iq:version'
const MAX_TEXT = 200

export interface Software {
  name: string
  /** Null: not told. */
  version: string | null
}

/** Null: whoever was asked does not say. Rejects when no answer came. */
export async function askVersion(link: Link, to: string): Promise<Software | null> {
  try {
    const answer = await link.request(xml('iq', { type: 'get', to }, xml('query', { xmlns: VERSION })))
    const query = childOf(answer, 'query', VERSION)
    const read = (name: string) => (query && childText(query, name, MAX_TEXT)?.trim()) || null
    const name = read('name')
    return name === null ? null : { name, version: read('version') }
  } catch (error) {
    if (error instanceof StanzaError) return null
    throw error
  }
}
