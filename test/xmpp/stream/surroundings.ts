/** The world around a supervisor, in the hands of a test: its clock, its network, its eyes, its streams. */
import { ConnectFailure } from '../../../src/xmpp/failure.ts'
import type { Stream } from '../../../src/xmpp/stream.ts'
import { type SupervisorState, supervise } from '../../../src/xmpp/supervisor.ts'

class FakeClock {
  now = 1_000_000
  #timers: { at: number; run: () => void }[] = []

  get timers() {
    return this.#timers.length
  }

  setTimer = (milliseconds: number, run: () => void) => {
    const timer = { at: this.now + milliseconds, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** Time that is lived through: every timer when it is due. */
  pass(milliseconds: number) {
    const end = this.now + milliseconds
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.now = Math.max(this.now, next.at)
      this.#timers = this.#timers.filter((timer) => timer !== next)
      next.run()
    }
    this.now = end
  }

  /** Somebody corrects it; what was to come, comes when it would have. */
  setBack(milliseconds: number) {
    this.now -= milliseconds
    for (const timer of this.#timers) timer.at -= milliseconds
  }

  /** Time that is slept through: what was due runs late, once. */
  sleep(milliseconds: number) {
    this.now += milliseconds
    this.pass(0)
  }
}

class FakeFact {
  readonly listeners = new Set<() => void>()
  #value = true
  get = () => this.#value
  set(value: boolean) {
    this.#value = value
    for (const listener of [...this.listeners]) listener()
  }
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}

class FakeStream {
  dropped = false
  readonly probes: { timeout: number; answer(alive: boolean): void }[] = []
  constructor(private readonly ended: () => void) {}
  probe(timeout: number) {
    return new Promise<boolean>((answer) => this.probes.push({ timeout, answer }))
  }
  drop() {
    this.dropped = true
    this.ended()
  }
}

class Attempt {
  settle!: { resolve(stream: Stream): void; reject(failure: ConnectFailure): void }
  constructor(
    readonly signal: AbortSignal,
    private readonly ended: () => void,
  ) {}
  succeed() {
    const stream = new FakeStream(this.ended)
    this.settle.resolve(stream as unknown as Stream)
    return stream
  }
  fail(failure: ConnectFailure) {
    this.settle.reject(failure)
  }
}

export function surroundings({ random = 0.5 } = {}) {
  const clock = new FakeClock()
  const online = new FakeFact()
  const visible = new FakeFact()
  const wakers = new FakeFact()
  const attempts: Attempt[] = []
  const states: SupervisorState[] = []
  const supervisor = supervise({
    attempt(signal) {
      // As a real stream does: it tells of its end at once, also when it is dropped.
      const attempt = new Attempt(signal, () => supervisor.closed(new ConnectFailure('aborted')))
      attempts.push(attempt)
      return new Promise((resolve, reject) => {
        attempt.settle = { resolve, reject }
      })
    },
    online,
    visible,
    onWake: wakers.subscribe,
    now: () => clock.now,
    setTimer: clock.setTimer,
    random: () => random,
    onState: (state) => states.push(state),
  })
  return {
    supervisor,
    attempts,
    states,
    clock,
    online,
    visible,
    wake: () => wakers.set(true),
    listeners: () => online.listeners.size + visible.listeners.size + wakers.listeners.size,
    /** Lets promises run that are ready to. */
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  }
}
