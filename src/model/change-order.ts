/**
 * In which order one person did things to one message. Only the server's time is everybody's; what is not known by it yet stands
 * where it was when it was done or heard of: a guess, which the server's own word replaces.
 */
interface Dated {
  id: string
  time: number
  guess?: true
}

/** Milliseconds: less than lies between two things that a person does. */
const STEP = 0.001
/** Milliseconds: closer, they have one stamp. */
const EQUAL = 1

/** `all`, which is in order, with another one or a further copy in its place; null: there is nothing new in it. */
export function inOrder<T extends Dated>(
  all: readonly T[],
  next: T,
  compare: (a: T, b: T) => number,
): T[] | null {
  const place = all.findIndex(({ id }) => id === next.id)
  const twin = all[place]
  if (twin && (next.guess || (!twin.guess && compare(twin, next) >= 0))) return null
  if (!twin) return [...all, next].sort(compare)
  const copy = { ...next, time: amongEquals(all, place, next.time) }
  // What came before and after it does so still, as long as nothing better is known.
  const moved = (others: readonly T[], bound: (time: number, beside: number) => number) => {
    let beside = copy.time
    return others.map((one) => {
      beside = one.guess ? bound(one.time, beside) : one.time
      return beside === one.time ? one : { ...one, time: beside }
    })
  }
  const before = moved(all.slice(0, place).reverse(), (time, later) => Math.min(time, later - STEP))
  const after = moved(all.slice(place + 1), (time, earlier) => Math.max(time, earlier + STEP))
  return [...before, copy, ...after].sort(compare)
}

/** Where the server gave one time to several, those that are here know their order. */
function amongEquals(all: readonly Dated[], place: number, time: number): number {
  const isEqual = (one: Dated | undefined): one is Dated =>
    one !== undefined && !one.guess && Math.abs(one.time - time) < EQUAL
  const [before, after] = [all[place - 1], all[place + 1]]
  if (isEqual(before) && before.time >= time) return before.time + STEP
  return isEqual(after) && after.time <= time ? after.time - STEP : time
}
