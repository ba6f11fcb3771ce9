/** What a server lets a person make (XEP-0401), as it last said. */
export interface InvitePowers {
  /** None: the server has no such thing. */
  commands: readonly ('invite' | 'create-account' | 'password-reset')[]
  /** Whether `invite` also lets its holder make an account: known from the first one that was made, not before. */
  makesAccounts: boolean | null
}
