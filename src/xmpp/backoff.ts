/** How long to wait before trying again: "full jitter", so that a thousand clients do not come back in one breath. */

const FIRST = 500
const MOST = 60_000

/** `failures` in a row, from 0; `random` in [0, 1). */
export const backoff = (failures: number, random: number): number =>
  Math.floor(random * Math.min(MOST, FIRST * 2 ** failures))
