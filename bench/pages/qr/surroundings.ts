/** What lies around a card: walls, tables, print. Also all there is to see on a picture without a code. */
import type { Chance } from './chance.ts'
import { type Colour, Frame, grey, mix, times } from './frame.ts'

/** Smooth blotches: random values on a grid, blended in between. */
function blotches(chance: Chance, across: number, down: number) {
  const values = Float32Array.from({ length: (across + 2) * (down + 2) }, () => chance.next())
  const ease = (share: number) => share * share * (3 - 2 * share)
  return (x: number, y: number): number => {
    const [u, v] = [x * across, y * down]
    const at = Math.floor(v) * (across + 2) + Math.floor(u)
    const [right, low] = [ease(u % 1), ease(v % 1)]
    const upper = (values[at] as number) * (1 - right) + (values[at + 1] as number) * right
    const lower =
      (values[at + across + 2] as number) * (1 - right) + (values[at + across + 3] as number) * right
    return upper * (1 - low) + lower * low
  }
}

const someColour = (chance: Chance): Colour => [
  chance.between(40, 220),
  chance.between(40, 210),
  chance.between(40, 200),
]

export function surroundings(chance: Chance, width: number, height: number): Frame {
  const [one, other] = [someColour(chance), someColour(chance)]
  const large = blotches(chance, 3, 3)
  const fine = blotches(chance, chance.whole(20, 120), chance.whole(20, 90))
  const grain = chance.between(0.05, 0.35)
  return new Frame(width, height).paint((x, y) => {
    const [u, v] = [x / width, y / height]
    return times(mix(one, other, large(u, v)), 1 - grain * fine(u, v))
  })
}

function rectangles(chance: Chance, frame: Frame, count: number, low: number, high: number) {
  for (let i = 0; i < count; i++) {
    const [wide, tall] = [chance.between(low, high), chance.between(low, high)]
    const [left, top] = [chance.between(0, frame.width - wide), chance.between(0, frame.height - tall)]
    const tone = chance.next() < 0.5 ? grey(chance.between(0, 70)) : someColour(chance)
    frame.paint((x, y, before) =>
      x >= left && x < left + wide && y >= top && y < top + tall ? tone : before,
    )
  }
}

/** Lines of words, as far as one can tell from across the table. */
function print(chance: Chance, frame: Frame, size: number) {
  const seed = blotches(chance, Math.ceil(frame.width / (size * 0.5)), Math.ceil(frame.height / size))
  frame.paint((x, y) => {
    const inLine = y % (size * 1.6) < size
    return grey(inLine && seed(x / frame.width, y / frame.height) > 0.52 ? 30 : 238)
  })
}

/** Black and white cells without any order, with and without rows that are all one colour. */
function cells(chance: Chance, frame: Frame, size: number, striped: boolean) {
  const wide = Math.ceil(frame.width / size) + 1
  const rows = Math.ceil(frame.height / size) + 1
  const dark = Uint8Array.from({ length: wide * rows }, () => (chance.next() < 0.5 ? 1 : 0))
  frame.paint((x, y) => {
    const row = striped ? 0 : Math.floor(y / size)
    return grey(dark[row * wide + Math.floor(x / size)] === 1 ? 15 : 240)
  })
}

/** Squares in squares, as the corners of codes have them, and nothing between that could be read. */
function targets(chance: Chance, frame: Frame) {
  const size = chance.between(6, 16)
  for (let i = 0; i < chance.whole(3, 9); i++) {
    const [left, top] = [
      chance.between(0, frame.width - 8 * size),
      chance.between(0, frame.height - 8 * size),
    ]
    frame.paint((x, y, before) => {
      const [u, v] = [(x - left) / size, (y - top) / size]
      const out = Math.max(Math.abs(u - 3.5), Math.abs(v - 3.5))
      return out > 4.5 ? before : grey(out < 1.5 || (out > 2.5 && out < 3.5) ? 20 : 235)
    })
  }
}

/** Pictures in which there is nothing to read. */
export function withoutCode(chance: Chance, index: number): ImageData {
  const [width, height] = chance.of([
    [1280, 720],
    [960, 720],
    [640, 480],
  ] as const)
  const frame = surroundings(chance, width, height)
  switch (index % 6) {
    case 0:
      rectangles(chance, frame, chance.whole(4, 14), 20, 260)
      break
    case 1:
      print(chance, frame, chance.between(8, 28))
      break
    case 2:
      cells(chance, frame, chance.between(4, 18), false)
      break
    case 3:
      cells(chance, frame, chance.between(3, 10), true)
      break
    case 4:
      targets(chance, frame)
      break
    default:
      frame.paint((_x, _y, before) => mix(before, grey(chance.next() * 255), 0.5))
  }
  return frame.toImage()
}
