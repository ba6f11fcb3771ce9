/** What happens between a card and a file: light, lens, sensor. Each takes a frame and changes it. */
import type { Chance } from './chance.ts'
import { type Frame, grey, mix, times } from './frame.ts'

/** Once along, once across, by the same weights. */
function convolve(frame: Frame, weights: Float32Array) {
  const reach = (weights.length - 1) / 2
  const { width, height, data } = frame
  for (const [step, length, count, next] of [
    [3, width, height, width * 3],
    [width * 3, height, width, 3],
  ] as const) {
    const line = new Float32Array(length * 3)
    for (let index = 0; index < count; index++) {
      const start = index * next
      for (let at = 0; at < length; at++)
        for (let channel = 0; channel < 3; channel++)
          line[at * 3 + channel] = data[start + at * step + channel] as number
      for (let at = 0; at < length; at++)
        for (let channel = 0; channel < 3; channel++) {
          let sum = 0
          for (let tap = -reach; tap <= reach; tap++) {
            const from = Math.min(length - 1, Math.max(0, at + tap))
            sum += (weights[tap + reach] as number) * (line[from * 3 + channel] as number)
          }
          data[start + at * step + channel] = sum
        }
    }
  }
}

export function outOfFocus(frame: Frame, deviation: number) {
  const reach = Math.max(1, Math.ceil(deviation * 2.5))
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  )
  const total = bell.reduce((sum, one) => sum + one, 0)
  convolve(
    frame,
    bell.map((one) => one / total),
  )
}

export function shaken(frame: Frame, length: number, angle: number) {
  const before = frame.data.slice()
  const { width, height } = frame
  const steps = Math.max(2, Math.round(length))
  frame.paint((x, y) => {
    const sum = [0, 0, 0] as [number, number, number]
    for (let step = 0; step < steps; step++) {
      const far = (step / (steps - 1) - 0.5) * length
      const column = Math.min(width - 1, Math.max(0, Math.round(x + far * Math.cos(angle))))
      const row = Math.min(height - 1, Math.max(0, Math.round(y + far * Math.sin(angle))))
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] as number) + (before[(row * width + column) * 3 + channel] as number)
    }
    return times(sum, 1 / steps)
  })
}

export function noisy(frame: Frame, chance: Chance, deviation: number) {
  frame.paint((_x, _y, [r, g, b]) => {
    const shared = chance.bell() * deviation * 0.8
    const own = () => shared + (chance.next() - 0.5) * deviation * 1.5
    return [r + own(), g + own(), b + own()]
  })
}

/** Everything between two levels instead of between black and white. */
export const faded = (frame: Frame, dark: number, light: number) =>
  frame.paint((_x, _y, [r, g, b]) => {
    const level = (one: number) => dark + (one / 255) * (light - dark)
    return [level(r), level(g), level(b)]
  })

export const reflecting = (frame: Frame, x: number, y: number, radius: number, strength: number) =>
  frame.paint((column, row, colour) => {
    const near = Math.exp(-(((column - x) ** 2 + (row - y) ** 2) / (2 * radius ** 2)))
    return mix(colour, grey(255), Math.min(1, near * strength))
  })

/** A shadow with a soft edge over one side. */
export const shaded = (frame: Frame, angle: number, offset: number, soft: number, depth: number) =>
  frame.paint((x, y, colour) => {
    const side = (x - frame.width / 2) * Math.cos(angle) + (y - frame.height / 2) * Math.sin(angle) - offset
    return times(colour, 1 - depth / (1 + Math.exp(-side / soft)))
  })

/** A screen seen by a sensor: stripes of its colours, and rows that are dark between, at a pitch that fits neither. */
export const onScreen = (frame: Frame, pitch: number, angle: number, depth: number) =>
  frame.paint((x, y, colour) => {
    const along = (x * Math.cos(angle) + y * Math.sin(angle)) / pitch
    const across = (y * Math.cos(angle) - x * Math.sin(angle)) / pitch
    const gap = 1 - depth * 0.6 * (0.5 + 0.5 * Math.cos(2 * Math.PI * across))
    return colour.map(
      (one, channel) =>
        one * gap * (1 - depth * (0.5 + 0.5 * Math.cos(2 * Math.PI * (along + channel / 3)))) * 1.25,
    ) as [number, number, number]
  })

/** Something in the way, with round ends. */
export const covered = (
  frame: Frame,
  x: number,
  y: number,
  radius: number,
  tone: readonly [number, number, number],
) => frame.paint((column, row, colour) => (Math.hypot(column - x, row - y) < radius ? tone : colour))
