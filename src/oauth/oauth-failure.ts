/** Everything that can go wrong between us and who grants access, as values that a use case can tell apart. */

export type OAuthProblem =
  /** Nobody answers. */
  | 'unreachable'
  /** Somebody answers, and does not let pages read it (no CORS). */
  | 'closed-to-pages'
  /** It answers with an error of its own, or with something that is no answer. */
  | 'broken'
  /** Another issuer than was asked for, one that has no business with this server, or no encryption. */
  | 'not-trusted'
  /** It lacks something that we cannot do without. */
  | 'unsupported'
  /** It does not want to know this program. */
  | 'registration-refused'
  /** It knows this program no more: its registration has to be made anew. */
  | 'client-unknown'
  /** The person, or the server for them, said no. */
  | 'denied'
  /** Who came back is not who was sent. */
  | 'wrong-answer'
  /** The code or the token is good for nothing any more. */
  | 'expired'
  /** Any other refusal, by `code`. */
  | 'refused'
  /** We gave up ourselves. */
  | 'aborted'

export class OAuthFailure extends Error {
  override readonly name = 'OAuthFailure'
  constructor(
    readonly problem: OAuthProblem,
    /** The server's own word (RFC 6749 §5.2 and its kin) or ours; never holds a secret. */
    readonly code: string | null = null,
  ) {
    super(`oauth: ${problem}${code ? ` (${code})` : ''}`)
  }
}
