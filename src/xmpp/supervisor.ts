/**
 * Keeps one stream alive: one attempt at a time, waits between them, notices what changed around it, and believes a
 * socket neither dead nor alive before it has asked. All it knows of the world is handed to it.
 */
import { backoff } from './backoff.ts'
import { ConnectFailure } from './failure.ts'
import type { Stream } from './stream.ts'

export type SupervisorState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'online' }
  | { kind: 'waiting'; until: number }
  /** The machine says that it has no network. */
  | { kind: 'offline' }
  /** A person has to act; `start` tries again. */
  | { kind: 'blocked'; failure: ConnectFailure }

export interface Fact {
  get(): boolean
  subscribe(listener: () => void): () => void
}

export interface SupervisorOptions {
  /** Rejects with `ConnectFailure`; its stream's end is told to `closed`. */
  attempt(signal: AbortSignal): Promise<Stream>
  online: Fact
  visible: Fact
  /** Anything else that says "look again", such as `pageshow`. Returns what ends it. */
  onWake(listener: () => void): () => void
  now(): number
  setTimer(milliseconds: number, run: () => void): () => void
  random(): number
  onState(state: SupervisorState): void
}

export interface Supervisor {
  start(): void
  /** Aborts an attempt; a stream that is online is its owner's to close or to drop, before or after. */
  stop(): void
  /** Somebody does not want to wait. */
  wakeNow(): void
  /** The stream has ended (`StreamEvents.onClosed`). */
  closed(failure: ConnectFailure): void
}

const TICK = 10_000
/** A tick that comes this late was slept through. */
const OVERSLEPT = 30_000
/** How often a silent stream is asked whether it is still there. */
const KEEP_ALIVE = 60_000
const PROBE_PATIENCE = 5_000
/** A stream that ended sooner counts as one more failure: a server may let us in and throw us out. */
const LASTED = 30_000

export function supervise(options: SupervisorOptions): Supervisor {
  let state: SupervisorState = { kind: 'idle' }
  let stream: Stream | null = null
  /** `isOfBefore`: the network came back after it had begun, and may not be the one that it goes through. */
  let attempt: { abort: AbortController; ended: ConnectFailure | null; isOfBefore: boolean } | null = null
  let failures = 0
  let onlineSince = 0
  let checkedAt = 0
  let checking: Stream | null = null
  let settled = Promise.resolve()
  let cancelWait = () => {}
  let cancelTick = () => {}
  let unsubscribe: (() => void)[] = []

  function become(next: SupervisorState): void {
    state = next
    options.onState(next)
  }

  function connect(): void {
    cancelWait()
    const current = { abort: new AbortController(), ended: null, isOfBefore: false }
    attempt = current
    become({ kind: 'connecting' })
    // Behind one that was stopped and has not noticed yet: never two at a time.
    settled = settled.then(async () => {
      const { signal } = current.abort
      if (signal.aborted) return
      const opened = await options.attempt(signal).catch(asFailure)
      if (!(opened instanceof ConnectFailure)) arrived(current, opened)
      else if (attempt === current) failed(opened)
    })
  }

  function arrived(current: NonNullable<typeof attempt>, opened: Stream): void {
    // Stopped meanwhile, and it came through all the same: its session stays resumable.
    if (attempt !== current) opened.drop()
    // It died while whoever made it was still busy with it.
    else if (current.ended) failed(current.ended)
    else {
      attempt = null
      stream = opened
      onlineSince = checkedAt = options.now()
      become({ kind: 'online' })
    }
  }

  function failed(failure: ConnectFailure): void {
    const isOfBefore = attempt?.isOfBefore
    attempt = null
    if (failure.permanent) {
      become({ kind: 'blocked', failure })
      return
    }
    const wait = backoff(failures, options.random())
    failures++
    if (!options.online.get()) become({ kind: 'offline' })
    else if (isOfBefore) connect()
    else {
      cancelWait = options.setTimer(wait, connect)
      become({ kind: 'waiting', until: options.now() + wait })
    }
  }

  function lost(failure: ConnectFailure): void {
    if (options.now() - onlineSince >= LASTED) failures = 0
    stream = null
    failed(failure)
  }

  /** Something happened that may have changed what is possible. */
  function wake(): void {
    if (state.kind === 'online') void check()
    else if ((state.kind === 'waiting' || state.kind === 'offline') && options.online.get()) connect()
  }

  async function check(): Promise<void> {
    const asked = stream
    if (!asked || checking === asked) return
    checking = asked
    checkedAt = options.now()
    const alive = await asked.probe(PROBE_PATIENCE).catch(() => false)
    if (checking === asked) checking = null
    if (alive || stream !== asked) return
    // Not ours any more before it is dropped: its end is no news then.
    stream = null
    asked.drop()
    if (options.online.get()) connect()
    else become({ kind: 'offline' })
  }

  function onlineChanged(): void {
    if (attempt && options.online.get()) attempt.isOfBefore = true
    if (options.online.get() || state.kind === 'online') wake()
    else if (state.kind === 'waiting' || state.kind === 'connecting') {
      cancelWait()
      giveUp()
      become({ kind: 'offline' })
    }
  }

  /** What comes of it all the same is dropped. */
  function giveUp(): void {
    const running = attempt
    attempt = null
    running?.abort.abort()
  }

  function visibleChanged(): void {
    if (options.visible.get()) wake()
  }

  /** What answered while the machine says that it is offline may have been the last word. */
  const patience = () => (options.online.get() ? KEEP_ALIVE : TICK)

  function tick(expected: number): void {
    const now = options.now()
    if (now - expected >= OVERSLEPT) wake()
    // A clock that was set back is no reason to believe a stream alive until it has caught up.
    else if (state.kind === 'online' && Math.abs(now - checkedAt) >= patience()) void check()
    scheduleTick()
  }

  function scheduleTick(): void {
    const expected = options.now() + TICK
    cancelTick = options.setTimer(TICK, () => tick(expected))
  }

  return {
    start() {
      if (state.kind !== 'idle' && state.kind !== 'blocked') return
      failures = 0
      if (state.kind === 'idle') {
        unsubscribe = [
          options.online.subscribe(onlineChanged),
          options.visible.subscribe(visibleChanged),
          options.onWake(wake),
        ]
        scheduleTick()
      }
      if (options.online.get()) connect()
      else become({ kind: 'offline' })
    },

    stop() {
      if (state.kind === 'idle') return
      for (const end of unsubscribe.splice(0)) end()
      cancelTick()
      cancelWait()
      stream = null
      giveUp()
      become({ kind: 'idle' })
    },

    wakeNow() {
      if (state.kind === 'online') void check()
      else if (state.kind === 'waiting' || state.kind === 'offline') connect()
    },

    closed(failure) {
      if (stream) lost(failure)
      else if (attempt) attempt.ended ??= failure
    },
  }
}

const asFailure = (error: unknown): ConnectFailure =>
  error instanceof ConnectFailure
    ? error
    : new ConnectFailure('aborted', error instanceof Error ? error.name : null)
