/** The server's time, as well as it is known: machines of people are minutes off, and order follows the server. */

import type { Origin } from '../../model/message.ts'

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

const MINUTE = 60_000_000
const WEEK = 7 * 24 * 60 * MINUTE

/**
 * A stamp from outside is believed up to a minute into the future: later than that, it is now. In a live message anybody
 * may write any stamp, and an old one would bury it: what waited for longer than a week is in the archive, too.
 */
export function believable(stamp: number, now: number, origin: Origin): number {
  if (stamp > now + MINUTE) return now
  return origin === 'live' && stamp < now - WEEK ? now : stamp
}
