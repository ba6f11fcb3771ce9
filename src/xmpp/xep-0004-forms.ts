/** XEP-0004 Data Forms, 2.13.1 (2022-07-25): https://xmpp.org/extensions/xep-0004.html */
import { type Element, xml } from '@xmpp/xml'
import type { DataForm, FormAnswers, FormField } from '../model/data-form.ts'
import { attribute, childOf, childrenOf, childText, legalText, textOf } from './stanza.ts'
import { readMedia } from './xep-0221-media.ts'
import type { Bits } from './xep-0231-bits.ts'

export const FORMS = 'jabber:x:data'
const MAX_FIELDS = 100
const MAX_VALUES = 100
const MAX_TEXT = 4000
const MAX_NAME = 200

const KINDS: Readonly<Record<string, FormField['kind']>> = {
  boolean: 'yes-no',
  fixed: 'fixed',
  hidden: 'hidden',
  'jid-multi': 'addresses',
  'jid-single': 'address',
  'list-multi': 'some-of',
  'list-single': 'one-of',
  'text-multi': 'lines',
  'text-private': 'secret',
  'text-single': 'text',
}
/** One answer and no more (§3.3), whatever a default says. */
const SINGLE: readonly FormField['kind'][] = ['text', 'secret', 'one-of', 'address', 'yes-no']

/** A filled-in form; fields that are undefined are left out. */
export function writeForm(
  type: string,
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Element {
  return submission([
    writeField('FORM_TYPE', [type], 'hidden'),
    ...Object.entries(fields).map(([name, values]) =>
      values === undefined ? null : writeField(name, [values].flat()),
    ),
  ])
}

/** The form that stands in `parent`; null when there is none that wants to be filled in. */
export function formIn(parent: Element): Element | null {
  return childrenOf(parent, 'x', FORMS).find((x) => attribute(x, 'type') === 'form') ?? null
}

/** `bits`: pictures that came along. */
export function readForm(form: Element, bits: Bits = new Map()): DataForm {
  const known = new Set<string>()
  const fields = childrenOf(form, 'field')
    .slice(0, MAX_FIELDS)
    .map((field) => readField(field, bits))
    // §3.2: a name stands for one question; who asks twice would get one answer for both.
    .filter(({ name, kind }) => kind === 'fixed' || (name !== '' && !known.has(name) && known.add(name)))
  return {
    title: childText(form, 'title', MAX_TEXT)?.trim() ?? '',
    instructions: childrenOf(form, 'instructions')
      .slice(0, MAX_VALUES)
      .map((line) => textOf(line, MAX_TEXT).trim())
      .join('\n'),
    fields,
  }
}

function readField(field: Element, bits: Bits): FormField {
  const name = (attribute(field, 'var') ?? '').slice(0, MAX_NAME)
  const type = attribute(field, 'type') ?? (name === 'FORM_TYPE' ? 'hidden' : 'text-single')
  const kind = (Object.hasOwn(KINDS, type) && KINDS[type]) || 'text'
  const values = childrenOf(field, 'value')
    .slice(0, SINGLE.includes(kind) ? 1 : MAX_VALUES)
    .map((value) => textOf(value, MAX_TEXT))
  const options = childrenOf(field, 'option').slice(0, MAX_VALUES)
  return {
    name,
    kind,
    label: legalText((attribute(field, 'label') ?? '').slice(0, MAX_TEXT)),
    description: childText(field, 'desc', MAX_TEXT)?.trim() ?? '',
    required: childOf(field, 'required') !== null,
    values: kind === 'yes-no' ? [String(isYes(values[0]))] : values,
    options: options.map((option) => {
      const value = childText(option, 'value', MAX_TEXT) ?? ''
      return { value, label: legalText((attribute(option, 'label') ?? '').slice(0, MAX_TEXT)) || value }
    }),
    image: readMedia(field, bits),
  }
}

const isYes = (value: string | undefined) => ['1', 'true'].includes(value?.trim() ?? '')

/** Every question of the form, with its answer or else its default; hidden ones go back as they came (§3.3). */
export function writeAnswers(form: DataForm, answers: FormAnswers): Element {
  return submission(
    form.fields.map(({ name, kind, values }) => {
      if (kind === 'fixed' || name === '') return null
      const given = kind !== 'hidden' && Object.hasOwn(answers, name) ? answers[name] : undefined
      return writeField(name, given ?? values, name === 'FORM_TYPE' ? 'hidden' : undefined)
    }),
  )
}

const submission = (fields: readonly (Element | null)[]) =>
  xml('x', { xmlns: FORMS, type: 'submit' }, ...fields)

const writeField = (name: string, values: readonly string[], type?: string) =>
  xml('field', { var: name, type }, ...values.map((value) => xml('value', null, legalText(value))))

/** What a form of results says: values by name. Also where they stand within an `<item/>` (§3.4), the first of them. */
export function readResult(parent: Element): ReadonlyMap<string, readonly string[]> {
  const result = childrenOf(parent, 'x', FORMS).find((x) => attribute(x, 'type') === 'result')
  const item = result && childOf(result, 'item')
  const fields = [...(result ? childrenOf(result, 'field') : []), ...(item ? childrenOf(item, 'field') : [])]
  const values = new Map<string, readonly string[]>()
  for (const field of fields.slice(0, MAX_FIELDS)) {
    const name = attribute(field, 'var')
    const texts = childrenOf(field, 'value').slice(0, MAX_VALUES)
    if (name && !values.has(name))
      values.set(
        name,
        texts.map((value) => textOf(value, MAX_TEXT)),
      )
  }
  return values
}
