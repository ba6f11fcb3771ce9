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
  // What came before and after it does so still, as long as nothing better is known.
  const moved = (others: readonly T[], bound: (time: number, beside: number) => number) => {
    let beside = next.time
    return others.map((one) => {
      beside = one.guess ? bound(one.time, beside) : one.time
      return beside === one.time ? one : { ...one, time: beside }
    })
  }
  const before = moved(all.slice(0, place).reverse(), (time, later) => Math.min(time, later - STEP))
  const after = moved(all.slice(place + 1), (time, earlier) => Math.max(time, earlier + STEP))
  return [...before, next, ...after].sort(compare)
}
