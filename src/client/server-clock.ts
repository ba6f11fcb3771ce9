/** The server's time, as well as it is known: machines of people are minutes off, and order follows the server. */

const MICRO = 1000

export interface ServerClock {
  /** Microseconds since 1970, integer, by the server's clock. */
  now(): number
  /** The server said `theirs` (ms) to a question that was asked at `asked` and answered at `answered` (ms, ours). */
  observe(theirs: number, asked: number, answered: number): void
}

/** Half of the way is the best guess; a smaller round trip is a better witness than a larger one. */
export function serverClock(now: () => number): ServerClock {
  let offset = 0
  let trip = Number.POSITIVE_INFINITY
  return {
    now: () => Math.round((now() + offset) * MICRO),
    observe(theirs, asked, answered) {
      const roundTrip = answered - asked
      // A clock that was set, or a machine that slept, between question and answer says nothing.
      if (roundTrip < 0 || roundTrip > 60_000) return
      const guess = theirs - (asked + roundTrip / 2)
      const drifted = Math.abs(guess - offset) > (trip + roundTrip) / 2
      if (roundTrip > trip && !drifted) return
      offset = guess
      trip = roundTrip
    },
  }
}

/** A stamp from outside is believed up to a minute into the future: later than that, it is now. */
export const believable = (stamp: number, now: number): number => (stamp > now + 60_000_000 ? now : stamp)
