/** A server's `<failure/>` (RFC 6120 §6.5, also inside SASL2): which of our own problems it is. */
import type { Element } from '@xmpp/xml'
import { ConnectFailure, type ConnectProblem } from './failure.ts'
import { childOf, isElement, localName, textOf } from './stanza.ts'

const MAX_TEXT = 200

const PROBLEMS: Readonly<Record<string, ConnectProblem>> = {
  'account-disabled': 'account-disabled',
  'credentials-expired': 'not-authorized',
  'encryption-required': 'no-mechanism',
  'invalid-mechanism': 'no-mechanism',
  'mechanism-too-weak': 'no-mechanism',
  'not-authorized': 'not-authorized',
  'temporary-auth-failure': 'stream-error',
}

/** Still on a living stream: something else may be tried. */
export class SaslRefusal extends Error {
  override readonly name = 'SaslRefusal'
  constructor(
    readonly condition: string,
    readonly text: string,
  ) {
    super(`refused: ${condition}`)
  }

  /** The token is worth nothing any more (XEP-0484 §3.6); any other refusal says nothing about it. */
  get endsToken(): boolean {
    return this.condition === 'not-authorized' || this.condition === 'credentials-expired'
  }

  get failure(): ConnectFailure {
    const problem = Object.hasOwn(PROBLEMS, this.condition) ? PROBLEMS[this.condition] : null
    return new ConnectFailure(
      problem ?? 'protocol',
      this.text ? `${this.condition}: ${this.text}` : this.condition,
    )
  }
}

export function readRefusal(failure: Element): SaslRefusal {
  const condition = failure.children
    .filter(isElement)
    .map(localName)
    .find((name) => name !== 'text')
  const words = childOf(failure, 'text')
  return new SaslRefusal(condition ?? 'undefined-condition', words ? textOf(words, MAX_TEXT) : '')
}
