/**
 * What goes over the wire, for eyes: the same elements without anything that would let somebody in. Whatever stands where secrets
 * stand is taken out, whether it is one or not; `redact-text.ts` takes them out of addresses, wherever those are.
 */
import type { Element } from '@xmpp/xml'
import { readFrame } from './framing.ts'
import { REDACTED, redactText } from './redact-text.ts'
import { isElement, localName, namespaceOf } from './stanza.ts'

export interface ShownFrame {
  kind: 'message' | 'presence' | 'iq' | 'stream'
  text: string
}

/** Where every text is a secret, but for that of these elements. */
const SECRET_TEXTS: Readonly<Record<string, readonly string[]>> = {
  'urn:ietf:params:xml:ns:xmpp-sasl': ['mechanism', 'text'],
  'urn:xmpp:sasl:2': ['mechanism', 'authorization-identifier', 'software', 'device', 'text'],
  'urn:xmpp:scram-upgrade:0': [],
  'jabber:iq:register': ['username', 'instructions'],
  'jabber:iq:auth': ['username', 'resource'],
  'jabber:iq:private': [],
  'http://jabber.org/protocol/commands': ['title', 'instructions', 'desc'],
  'urn:xmpp:http:upload:0': ['filename', 'size', 'content-type', 'max-file-size', 'text'],
  'urn:xmpp:push:0': [],
}
/** And every attribute, but for these. */
const SECRET_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'urn:xmpp:sasl:2': ['mechanism', 'task'],
  'urn:xmpp:fast:0': ['expiry', 'invalidate', 'tls-0rtt'],
  'urn:xmpp:sm:3': ['h', 'max', 'resume', 'location'],
  'urn:xmpp:sm:2': ['h', 'max', 'resume', 'location'],
  'urn:xmpp:pars:0': [],
  'urn:xmpp:ibr-token:0': [],
  'urn:xmpp:push:0': [],
  'urn:xmpp:bob': ['type', 'max-age'],
}
/** Nodes, and words of one's own, in which only oneself reads. */
const PRIVATE = /^urn:tessera:|^storage:|^urn:xmpp:bookmarks|^urn:xmpp:omemo|^eu\.siacs/
/** Names by which fields, attributes and elements give themselves away. */
const TELLING = /pass|secret|token|auth(?!orization-identifier|entication)|credential|endpoint|p256dh|cookie/i
const TELLING_ELEMENT = /^(?:password|old_password|secret|token|digest|key)$/i
const FORMS = 'jabber:x:data'
const STANZAS: readonly string[] = ['message', 'presence', 'iq']

/** What may be said around a text. */
interface Around {
  /** Names of elements whose text stays; null: all texts stay. */
  texts: readonly string[] | null
  /** Nothing of this is for anybody's eyes. */
  sealed: boolean
}

/** Null: it cannot be read, so nobody knows what is in it. */
export function showFrame(text: string): ShownFrame | null {
  const frame = readFrame(text)
  if (frame.kind === 'malformed') return null
  const name = frame.kind === 'stanza' ? localName(frame.element) : ''
  const kind = STANZAS.includes(name) ? (name as ShownFrame['kind']) : 'stream'
  redact(frame.element, { texts: null, sealed: false })
  return { kind, text: indent(frame.element, '') }
}

/** Changes it: nobody else has it. Parents last, since they say in which words their children speak. */
function redact(element: Element, around: Around): void {
  const namespace = namespaceOf(element)
  const name = localName(element)
  const own = SECRET_TEXTS[namespace]
  const sealed = around.sealed || PRIVATE.test(namespace) || isPrivateNode(element)
  // Inside of a secret place a form speaks other words, and is as secret.
  const texts = own ?? around.texts
  const isKept = !sealed && isOpenText(element, name, texts) && !TELLING_ELEMENT.test(name)
  for (const child of element.children) if (isElement(child)) redact(child, { texts, sealed })
  element.children = element.children.map((child) =>
    isElement(child) ? child : isKept || !String(child).trim() ? redactText(String(child)) : REDACTED,
  )
  const open = SECRET_ATTRIBUTES[namespace]
  const isAddress = namespace === 'urn:xmpp:http:upload:0' && (name === 'put' || name === 'get')
  for (const [key, value] of Object.entries(element.attrs)) {
    if (key === 'xmlns' || key.startsWith('xmlns:') || value == null) continue
    const isSecret =
      (open !== undefined && !open.includes(key)) ||
      isTellingAttribute(namespace, key) ||
      (sealed && !(PUBSUB_PARTS.includes(name) && SAFE_KEYS.includes(key)))
    element.attrs[key] = isSecret ? REDACTED : isAddress ? originOf(value) : redactText(String(value))
  }
}

const PUBSUB_PARTS: readonly string[] = [
  'items',
  'publish',
  'retract',
  'item',
  'configure',
  'delete',
  'purge',
]
const SAFE_KEYS: readonly string[] = ['node', 'publisher', 'notify', 'max_items']

const isPrivateNode = (element: Element) =>
  PUBSUB_PARTS.includes(localName(element)) && PRIVATE.test(String(element.attrs.node ?? ''))

const isTellingAttribute = (namespace: string, key: string) =>
  TELLING.test(key) && !(namespace === FORMS && key === 'type')

function isOpenText(element: Element, name: string, texts: readonly string[] | null): boolean {
  if (name === 'value' && namespaceOf(element) === FORMS) return isOpenValue(element, texts)
  return texts === null || texts.includes(name)
}

/** A submitted form says of its fields no more than their names. */
function isOpenValue(value: Element, texts: readonly string[] | null): boolean {
  const { type, var: name = '' } = value.parent?.attrs ?? {}
  if (name === 'FORM_TYPE') return true
  return texts === null && type !== 'text-private' && !TELLING.test(String(name))
}

function originOf(address: unknown): string {
  try {
    return `${new URL(String(address)).origin}/${REDACTED}`
  } catch {
    return REDACTED
  }
}

/** One element a line, unless it holds words. */
function indent(element: Element, before: string): string {
  const parts = element.children.filter((child) => isElement(child) || String(child).trim() !== '')
  if (!parts.length || !parts.every(isElement)) return before + element.toString()
  const whole = element.toString()
  const tag = /^<(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(whole)?.[0] ?? `<${element.name}>`
  const inner = parts.map((child) => indent(child, `${before}  `))
  return [before + tag, ...inner, `${before}</${element.name}>`].join('\n')
}
