/** How far a visit has come, and what a person may still say to it. */
import { type Value, value } from '../../live/live.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import type { Visit, VisitProblem, VisitState } from './entering.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { problemOf } from './visit-problem.ts'

/** What the parts of a visit share. */
export interface Course {
  readonly state: Value<VisitState>
  readonly signal: AbortSignal
  fail(problem: VisitProblem): void
  failWith(error: unknown): void
  onStop(run: () => void): void
  /** Resolves when the person wants to go on as who the server named; false: they do not. */
  decide(): Promise<boolean>
}

export function newCourse(
  { platform }: Pick<OAuthDeps, 'platform'>,
  address: BareJid,
): Course & { face: Omit<Visit, 'show'> } {
  const domain = domainpart(address)
  const state = value<VisitState>({ at: 'preparing', domain })
  const stop = new AbortController()
  let answer = (_: boolean) => {}
  const fail = (problem: VisitProblem) => {
    if (!stop.signal.aborted) state.set({ at: 'failed', problem, domain })
  }
  return {
    state,
    signal: stop.signal,
    fail,
    failWith: (error) => fail(problemOf(error, platform.online.get())),
    onStop: (run) => stop.signal.addEventListener('abort', run),
    decide: () =>
      new Promise((resolve) => {
        answer = resolve
        stop.signal.addEventListener('abort', () => resolve(false))
      }),
    face: {
      state,
      goOn: () => answer(true),
      stop: () => stop.abort(),
    },
  }
}
