/** The device that wants to come in: a code for a minute, then another one, and questions until one of them was allowed. */
import { type Live, value } from '../../live/live.ts'
import { deviceLink, linkNumber } from '../../model/device-code.ts'
import { authorizeDevice, type DeviceAuthorization } from '../../oauth/device-authorization.ts'
import { awaitTokens } from '../../oauth/device-tokens.ts'
import type { Issuer } from '../../oauth/issuer.ts'
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import type { RegisteredClient } from '../../oauth/registration.ts'
import type { Tokens } from '../../oauth/tokens.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Visit, VisitState } from '../signing-in/entering.ts'
import type { Course } from '../signing-in/visit-course.ts'
import type { LinkAttempt, LinkState } from './linking.ts'

/** What was photographed is soon good for nothing. */
const SHOWN_MS = 60_000
/** Whoever read one in its last second has a password to type. The server lets go of them after some ten minutes anyway. */
const REMEMBERED = 4
/** Then nobody is coming. */
const MOST = 10

export interface Door {
  issuer: Issuer
  client: RegisteredClient
  scopes: readonly string[]
}

export interface ShowCodesDeps {
  platform: Pick<Platform, 'now' | 'setTimer' | 'online' | 'device'>
  fetch: typeof globalThis.fetch
  /** Throws `OAuthFailure`. */
  door(signal: AbortSignal): Promise<Door>
  /** A new one for whoever has been allowed in. */
  course(): Course & { face: Pick<Visit, 'goOn' | 'stop'> }
  /** Goes on with it, and says there how it ends. */
  enter(course: Course, door: Door, tokens: Tokens): Promise<void>
}

export function showCodes({ platform, fetch, door, course, enter }: ShowCodesDeps): LinkAttempt {
  const state = value<LinkState>({ status: 'asking' })
  let round = new AbortController()
  let entering: Pick<Visit, 'goOn' | 'stop'> | null = null

  function begin(): void {
    stop()
    const mine = new AbortController()
    round = mine
    state.set({ status: 'asking' })
    void run(mine).catch((error: unknown) => {
      if (mine.signal.aborted) return
      mine.abort()
      state.set({ status: 'over', reason: reasonOf(error, platform.online) })
    })
  }

  async function run(mine: AbortController): Promise<void> {
    const { signal } = mine
    const open = await door(signal)
    const waiting: AbortController[] = []
    signal.addEventListener('abort', () => {
      for (const asker of waiting) asker.abort()
    })
    let failed = (_: unknown) => {}
    const broken = new Promise<never>((_, reject) => {
      failed = reject
    })
    // Whoever waits for it is told; in between nobody does.
    broken.catch(() => {})
    for (let made = 0; made < MOST; made++) {
      const code = await authorizeDevice(open.issuer, open.client, open.scopes, { fetch, signal })
      const asker = new AbortController()
      waiting.push(asker)
      if (waiting.length > REMEMBERED) waiting.shift()?.abort()
      void ask(open, code, asker.signal).then(
        (tokens) => void come(mine, open, tokens),
        (error: unknown) => {
          // A code that is over is no news: there is another one.
          if (!isOver(error)) failed(error)
        },
      )
      const shown = Math.min(SHOWN_MS, code.lasts * 1000)
      const from = platform.now()
      const number = await linkNumber(open.issuer.name, code.userCode)
      if (signal.aborted) return
      state.set({
        status: 'shown',
        link: deviceLink(code.complete, platform.device.device),
        code: code.userCode,
        number,
        from,
        until: from + shown,
      })
      await Promise.race([pause(shown, signal), broken])
    }
    mine.abort()
    state.set({ status: 'over', reason: 'unused' })
  }

  const ask = (open: Door, code: DeviceAuthorization, signal: AbortSignal) =>
    awaitTokens(
      open.issuer,
      open.client,
      code,
      { fetch, signal },
      { now: platform.now, pause: (ms) => pause(ms, signal) },
    )

  async function come(mine: AbortController, open: Door, tokens: Tokens): Promise<void> {
    if (mine.signal.aborted) return
    mine.abort()
    const visit = course()
    entering = visit.face
    const follow = () => {
      if (round === mine) state.set(stateOf(visit.state.get()))
    }
    visit.state.subscribe(follow)
    await enter(visit, open, tokens).catch(visit.failWith)
    follow()
  }

  function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const gaveUp = () => {
        cancel()
        reject(new OAuthFailure('aborted'))
      }
      if (signal.aborted) return reject(new OAuthFailure('aborted'))
      const cancel = platform.setTimer(milliseconds, () => {
        signal.removeEventListener('abort', gaveUp)
        resolve()
      })
      signal.addEventListener('abort', gaveUp, { once: true })
    })
  }

  function stop(): void {
    round.abort()
    entering?.stop()
    entering = null
  }

  begin()
  return { state, again: begin, goOn: () => entering?.goOn(), stop }
}

function stateOf(visit: VisitState): LinkState {
  switch (visit.at) {
    case 'another':
      return { status: 'another', meant: visit.meant, account: visit.account }
    case 'in':
      return { status: 'signed-in', account: visit.account }
    case 'failed':
      return { status: 'not-in', problem: visit.problem }
    default:
      return { status: 'entering' }
  }
}

const isOver = (error: unknown) =>
  error instanceof OAuthFailure && (error.problem === 'expired' || error.problem === 'aborted')

function reasonOf(error: unknown, online: Live<boolean>): Extract<LinkState, { status: 'over' }>['reason'] {
  if (!(error instanceof OAuthFailure)) throw error
  if (error.problem === 'denied') return 'denied'
  if (error.problem !== 'unreachable') return 'refused'
  return online.get() ? 'unreachable' : 'offline'
}
