/** What a server offers to sign in with: SASL2 (XEP-0388 1.0.3) with what goes inline, and the classic list. */
import type { Element } from '@xmpp/xml'
import { FAST_MECHANISM, NS_FAST } from './fast-token.ts'
import { attribute, childOf, childrenOf, textOf } from './stanza.ts'
import { NS_SM } from './stream-management.ts'
import { readXml } from './xml-reader.ts'

export const NS_SASL2 = 'urn:xmpp:sasl:2'
export const NS_SASL = 'urn:ietf:params:xml:ns:xmpp-sasl'
export const NS_BIND2 = 'urn:xmpp:bind:0'
const MAX_NAME = 100

export interface Offer {
  /** As it came, to be remembered for the next time. */
  text: string
  mechanisms: readonly string[]
  /** A token may be used, or asked for. */
  fast: boolean
  /** A session may be resumed in the same breath. */
  resume: boolean
  /** What can be switched on while binding; null: no Bind 2. */
  bind: ReadonlySet<string> | null
}

export function readOffer(features: Element): Offer | null {
  const authentication = childOf(features, 'authentication', NS_SASL2)
  return authentication && readAuthentication(authentication)
}

/** From text that was remembered; anything odd counts as nothing remembered. */
export function recallOffer(text: string | null): Offer | null {
  try {
    return text === null ? null : readAuthentication(readXml(text))
  } catch {
    return null
  }
}

function readAuthentication(element: Element): Offer {
  const inline = childOf(element, 'inline')
  const fast = inline && childOf(inline, 'fast', NS_FAST)
  const bind = inline && childOf(inline, 'bind', NS_BIND2)
  const bindInline = bind && childOf(bind, 'inline')
  const vars = bindInline
    ? childrenOf(bindInline, 'feature').map((feature) => attribute(feature, 'var') ?? '')
    : []
  return {
    text: element.toString(),
    mechanisms: mechanismNames(element),
    fast: fast !== null && mechanismNames(fast).includes(FAST_MECHANISM),
    resume: inline !== null && childOf(inline, 'sm', NS_SM) !== null,
    bind: bind && new Set(vars),
  }
}

/** RFC 6120 §6.4.1. */
export function classicMechanisms(features: Element): readonly string[] {
  const list = childOf(features, 'mechanisms', NS_SASL)
  return list ? mechanismNames(list) : []
}

const mechanismNames = (parent: Element) =>
  childrenOf(parent, 'mechanism').map((mechanism) => textOf(mechanism, MAX_NAME).trim())
