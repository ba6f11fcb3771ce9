/** XEP-0077 In-Band Registration, 2.4 (2012-01-25): https://xmpp.org/extensions/xep-0077.html */
import { type Element, xml } from '@xmpp/xml'
import type { DataForm, FormAnswers, FormField } from '../model/data-form.ts'
import {
  childOf,
  childrenOf,
  childText,
  isElement,
  legalText,
  localName,
  namespaceOf,
  textOf,
} from './stanza.ts'
import { formIn, readForm, writeAnswers } from './xep-0004-forms.ts'
import { readBits } from './xep-0231-bits.ts'

export const REGISTER = 'jabber:iq:register'
const FEATURE = 'http://jabber.org/features/iq-register'
const OOB = 'jabber:x:oob'
const MAX_TEXT = 4000
const MAX_PLAIN_FIELDS = 20
const FALLBACK = /^captcha-fallback-/
/** Not questions, or asked for by name. */
const KNOWN = ['username', 'password', 'instructions', 'registered', 'remove']

export type RegistrationForm =
  | {
      kind: 'open'
      /** The name that the server has filled in: it belongs to the invite, and is not to be changed. */
      username: string | null
      /** There is such an account: what is given here becomes its new password. */
      registered: boolean
      /** Everything that is asked beside name and password. */
      more: DataForm | null
    }
  /** §5: it is done on a page of theirs. To be shown, never opened by itself. */
  | { kind: 'elsewhere'; url: string }
  /** Nobody can make an account here from outside. */
  | { kind: 'closed'; text: string | null }

/** How the answers have to look. */
export interface Asked {
  /** The form as it was asked, name and password among its questions. */
  form: DataForm | null
  /** The same as elements, as of old, without name and password. */
  plain: readonly FormField[]
}

export const offersRegistration = (features: Element): boolean =>
  childOf(features, 'register', FEATURE) !== null

export const askRegistration = (domain: string): Element =>
  xml('iq', { type: 'get', to: domain }, xml('query', { xmlns: REGISTER }))

export function readRegistration(iq: Element): { form: RegistrationForm; asked: Asked } {
  const query = childOf(iq, 'query', REGISTER)
  const nothing: Asked = { form: null, plain: [] }
  if (!query) return { form: { kind: 'closed', text: null }, asked: nothing }
  const plain = query.children
    .filter((node): node is Element => isElement(node) && namespaceOf(node) === REGISTER)
    .slice(0, MAX_PLAIN_FIELDS)
  const element = formIn(query)
  const form = element && readForm(element, new Map([...readBits(iq), ...readBits(query)]))
  const names = plain.map(localName)
  const url = readPage(query)
  if (!form && !names.includes('username'))
    return {
      form: url ? { kind: 'elsewhere', url } : { kind: 'closed', text: wordsOf(query) },
      asked: nothing,
    }

  const more = form ? without(form, ['username', 'password']) : plainForm(plain, wordsOf(query))
  const given =
    childText(query, 'username', MAX_TEXT)?.trim() ||
    form?.fields.find(({ name }) => name === 'username')?.values[0]?.trim()
  return {
    form: { kind: 'open', username: given || null, registered: names.includes('registered'), more },
    // A server that offers both takes both; some take only what they offered first, when there was nothing else to ask.
    asked: {
      form: more || !names.includes('username') ? form : null,
      plain: form ? [] : (more?.fields ?? []),
    },
  }
}

export function writeRegistration(
  domain: string,
  { form, plain }: Asked,
  username: string,
  password: string,
  answers: FormAnswers,
): Element {
  const parts = form
    ? [writeAnswers(form, { ...answers, username: [username], password: [password] })]
    : [
        xml('username', null, legalText(username)),
        xml('password', null, legalText(password)),
        ...plain.map(({ name, kind, values }) => {
          const given = kind !== 'hidden' && Object.hasOwn(answers, name) ? answers[name] : values
          return xml(name, null, legalText(given?.[0] ?? ''))
        }),
      ]
  return xml('iq', { type: 'set', to: domain }, xml('query', { xmlns: REGISTER }, ...parts))
}

const wordsOf = (query: Element) => childText(query, 'instructions', MAX_TEXT)?.trim() || null

/** Hidden fields alone are no question; nor is where else the picture could be seen, when it is here (XEP-0158). */
function without(form: DataForm, names: readonly string[]): DataForm | null {
  const pictured = form.fields.some(({ image }) => image !== null)
  const fields = form.fields
    .filter(({ name }) => !names.includes(name))
    .map((field) => (pictured && FALLBACK.test(field.name) ? { ...field, kind: 'hidden' as const } : field))
  const asks = fields.some(({ kind }) => kind !== 'hidden' && kind !== 'fixed')
  return asks ? { ...form, fields } : null
}

/** §3.1: all that is named is required; the name is all that is said of it. */
function plainForm(elements: readonly Element[], instructions: string | null): DataForm | null {
  const fields = elements
    .filter((element) => !KNOWN.includes(localName(element)))
    .map(
      (element): FormField => ({
        name: localName(element),
        kind: localName(element) === 'key' ? 'hidden' : 'text',
        label: localName(element),
        description: '',
        required: true,
        values: [textOf(element, MAX_TEXT)].filter(Boolean),
        options: [],
        image: null,
      }),
    )
  return fields.some(({ kind }) => kind === 'text')
    ? { title: '', instructions: instructions ?? '', fields }
    : null
}

function readPage(query: Element): string | null {
  const [text] = childrenOf(query, 'x', OOB).map((oob) => childText(oob, 'url', MAX_TEXT)?.trim() ?? '')
  try {
    const { protocol, href } = new URL(text ?? '')
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}
