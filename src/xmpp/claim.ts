/** What a reader is for, declared: the most specific one gets the stanza, and no two may want the same. */
import type { Element } from '@xmpp/xml'
import { attribute, CLIENT, isElement, localName, namespaceOf } from './stanza.ts'

export interface Claim {
  stanza: 'message' | 'presence' | 'iq'
  /** Values of `type`; a missing attribute counts as the empty string. Without it: any. */
  types?: readonly string[]
  /** A child that must be there; without `name` any child of that namespace. */
  child?: { name?: string; namespace: string }
}

export interface Claimant {
  claim: Claim
}

export function isStanza(element: Element, name: Claim['stanza']): boolean {
  const namespace = namespaceOf(element)
  return localName(element) === name && (namespace === CLIENT || namespace === '')
}

/** A child counts more than a type: it says what the stanza is for. */
export const specificity = ({ child, types }: Claim): number =>
  (child ? (child.name ? 4 : 2) : 0) + (types ? 1 : 0)

export function matches({ stanza, types, child }: Claim, element: Element): boolean {
  if (!isStanza(element, stanza)) return false
  if (types && !types.includes(attribute(element, 'type') ?? '')) return false
  if (!child) return true
  return element.children.some(
    (node) =>
      isElement(node) &&
      (child.name === undefined || localName(node) === child.name) &&
      namespaceOf(node) === child.namespace,
  )
}

/**
 * Who reads this stanza. Nobody when two equally specific claims fit, such as two envelopes in one message: no honest
 * server sends that, and picking one would let the sender choose.
 */
export function mostSpecific<T extends Claimant>(claimants: readonly T[], element: Element): T | null {
  const fitting = claimants.filter(({ claim }) => matches(claim, element))
  const top = Math.max(...fitting.map(({ claim }) => specificity(claim)))
  const best = fitting.filter(({ claim }) => specificity(claim) === top)
  return best.length === 1 ? (best[0] ?? null) : null
}

/** Two claims that every stanza which fits both would leave undecided, whatever else it holds. */
export function ambiguous(a: Claim, b: Claim): boolean {
  if (a.stanza !== b.stanza || specificity(a) !== specificity(b)) return false
  if (a.types && b.types && !a.types.some((type) => b.types?.includes(type))) return false
  return a.child?.namespace === b.child?.namespace && a.child?.name === b.child?.name
}
