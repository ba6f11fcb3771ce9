/** What went wrong on the way to the server's pages and back, as a person is told. */
import { OAuthFailure, type OAuthProblem } from '../../oauth/oauth-failure.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import type { VisitProblem } from './entering.ts'

const PROBLEMS: Readonly<Record<OAuthProblem, VisitProblem>> = {
  unreachable: 'pages-down',
  'closed-to-pages': 'closed-to-pages',
  broken: 'pages-broken',
  'not-trusted': 'not-trusted',
  unsupported: 'unsupported',
  'registration-refused': 'registration-refused',
  'client-unknown': 'over',
  denied: 'denied',
  'wrong-answer': 'wrong-answer',
  expired: 'over',
  refused: 'pages-broken',
  aborted: 'over',
}

export function problemOf(error: unknown, online: boolean): VisitProblem {
  if (error instanceof StorageFailure) return 'no-storage'
  if (!(error instanceof OAuthFailure)) throw error
  return error.problem === 'unreachable' && !online ? 'offline' : PROBLEMS[error.problem]
}
