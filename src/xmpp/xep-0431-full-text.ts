/** XEP-0431 Full Text Search in MAM, 0.3.0 (2022-01-16): https://xmpp.org/extensions/xep-0431.html */
import { xml } from '@xmpp/xml'
import type { Link } from './link.ts'
import { childOf } from './stanza.ts'
import { formIn, readForm } from './xep-0004-forms.ts'

const MAM = 'urn:xmpp:mam:2'

/** How servers call the words to look for: §3, and what ejabberd had before there was a specification. */
const FIELDS = ['{urn:xmpp:fulltext:0}fulltext', 'withtext'] as const

/** The field of the archive's form that takes words; null where it has none. Rejects as `Link.request` does. */
export async function fullTextField(link: Link): Promise<string | null> {
  const answer = await link.request(xml('iq', { type: 'get' }, xml('query', { xmlns: MAM })))
  const query = childOf(answer, 'query', MAM)
  const form = query && formIn(query)
  const names = new Set(form ? readForm(form).fields.map(({ name }) => name) : [])
  return FIELDS.find((name) => names.has(name)) ?? null
}
