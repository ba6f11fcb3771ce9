/** Time that stands still until a test moves it: one for the whole world, whatever the clocks of its people say. */

/** A Tuesday morning. Far from any boundary that code may care about. */
const START = Date.UTC(2026, 2, 10, 9, 0, 0)

interface Timer {
  at: number
  run(): void
}

export class FakeTime {
  #now = START
  #timers = new Set<Timer>()

  now = (): number => this.#now

  setTimer = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, milliseconds), run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Goes on to the next timer up to `limit` and runs it; false when there is none (then it is `limit`). */
  next(limit: number): boolean {
    const due = [...this.#timers].filter((timer) => timer.at <= limit)
    const first = due.reduce<Timer | null>(
      (least, timer) => (least && least.at <= timer.at ? least : timer),
      null,
    )
    this.#now = Math.max(this.#now, first?.at ?? limit)
    if (!first) return false
    this.#timers.delete(first)
    first.run()
    return true
  }
}
