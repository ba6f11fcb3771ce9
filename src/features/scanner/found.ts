/** Codes that were found in one picture, in the order in which they are told. */

interface Point {
  readonly x: number
  readonly y: number
}

export interface Found {
  readonly text: string
  /** Going round. */
  readonly corners: readonly [Point, Point, Point, Point]
}

function area({ corners }: Found): number {
  let twice = 0
  corners.forEach((corner, at) => {
    const next = corners[(at + 1) % corners.length] ?? corner
    twice += corner.x * next.y - next.x * corner.y
  })
  return Math.abs(twice) / 2
}

function fromMiddle({ corners }: Found, { width, height }: { width: number; height: number }): number {
  const mean = (side: 'x' | 'y') => corners.reduce((sum, corner) => sum + corner[side], 0) / corners.length
  return Math.hypot(mean('x') - width / 2, mean('y') - height / 2)
}

const texts = (all: readonly Found[]) => [...new Set(all.map(({ text }) => text).filter(Boolean))]

/** In a picture the largest is meant. */
export const largestFirst = (all: readonly Found[]): readonly string[] =>
  texts([...all].sort((one, other) => area(other) - area(one)))

/** Whoever holds a camera points it at what is meant. */
export const innermostFirst = (
  all: readonly Found[],
  size: { width: number; height: number },
): readonly string[] => texts([...all].sort((one, other) => fromMiddle(one, size) - fromMiddle(other, size)))
