/** Why a server made no account: servers say it with different conditions, and some only with their words. */
import type { StanzaError } from './failure.ts'

export type RegistrationRefusal =
  /** Somebody has this name. */
  | { status: 'taken'; text: string | null }
  | { status: 'bad-name'; text: string | null }
  | { status: 'weak-password'; text: string | null }
  /** Kept for somebody else, or not the name of this invite. */
  | { status: 'reserved'; text: string | null }
  /** Without an invite that is good there is no account. */
  | { status: 'token-refused'; text: string | null }
  | { status: 'too-fast'; text: string | null }
  /** An answer is missing or wrong. */
  | { status: 'ask-again'; text: string | null }
  | { status: 'refused'; text: string | null }

interface Circumstances {
  /** A token was shown. */
  invited: boolean
  /** There were questions beside name and password. */
  asked: boolean
}

export function explainRefusal(error: StanzaError, circumstances: Circumstances): RegistrationRefusal {
  const { condition, text } = unwrap(error)
  return { status: statusOf(condition, error.type, text ?? '', circumstances), text }
}

/**
 * ejabberd 26 says `internal-server-error`, with its own error printed as text: `… {stanza_error,cancel,undefined,conflict,
 * [{text,<<"en">>,<<"User already exists">>}], …`. What was meant stands in there.
 */
function unwrap({ condition, text }: StanzaError): Pick<StanzaError, 'condition' | 'text'> {
  const inner = condition === 'internal-server-error' && text ? WRAPPED.exec(text) : null
  if (!inner) return { condition, text }
  return { condition: inner.groups?.condition ?? condition, text: inner.groups?.text || null }
}

const WRAPPED =
  /\{stanza_error,\s*\w+,\s*\w+,\s*'?(?<condition>[a-z-]+)'?,(?:\s*\[\{text,\s*<<"[^"]*">>,\s*<<"(?<text>[^"\\]*)"(?:\/utf8)?>>\})?/

function statusOf(
  condition: string,
  type: string,
  text: string,
  { invited, asked }: Circumstances,
): RegistrationRefusal['status'] {
  if (/captcha/i.test(text)) return 'ask-again'
  switch (condition) {
    case 'conflict':
      // ejabberd: the token was used by somebody else meanwhile. Another name would not help.
      return /^not allowed\b/i.test(text) ? 'token-refused' : 'taken'
    case 'jid-malformed':
      return 'bad-name'
    case 'not-allowed':
      return 'reserved'
    case 'not-acceptable':
      if (/passw/i.test(text)) return 'weak-password'
      if (/invit/i.test(text)) return 'token-refused'
      if (/user ?name/i.test(text)) return 'bad-name'
      if (/so fast|quickly|too many/i.test(text)) return 'too-fast'
      return asked ? 'ask-again' : 'weak-password'
    case 'bad-request':
      return 'ask-again'
    case 'resource-constraint':
      return 'too-fast'
    case 'forbidden':
    case 'not-authorized':
    case 'registration-required':
      // Prosody keeps lists of addresses from which nobody may register.
      return invited && !/\baddress\b/i.test(text) ? 'token-refused' : 'refused'
    case 'policy-violation':
      return type === 'wait' ? 'too-fast' : 'refused'
    default:
      return 'refused'
  }
}
