/** What makes a code readable that is small, soft, dull or unevenly lit: on grey pictures, without a canvas. */
import type { Grey } from './picture.ts'

/** Sums of everything above and to the left, so that the mean of any rectangle takes four look-ups. */
function sums({ data, width, height }: Grey): Uint32Array {
  const wide = width + 1
  const sum = new Uint32Array(wide * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0, at = (y + 1) * wide + 1; x < width; x++, at++) {
      row += data[y * width + x] as number
      sum[at] = (sum[at - wide] as number) + row
    }
  }
  return sum
}

/** The mean of the square around each pixel, `radius` to each side. */
export function soften(grey: Grey, radius: number): Grey {
  const { width, height } = grey
  const sum = sums(grey)
  const wide = width + 1
  const data = new Uint8ClampedArray(width * height)
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius)
    const bottom = Math.min(height, y + radius + 1)
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const total =
        (sum[bottom * wide + right] as number) -
        (sum[top * wide + right] as number) -
        (sum[bottom * wide + left] as number) +
        (sum[top * wide + left] as number)
      data[y * width + x] = total / ((bottom - top) * (right - left))
    }
  }
  return { data, width, height }
}

/** Twice softened is near enough to a bell curve; what differs from it is an edge, and is added on top. */
export function sharpen(grey: Grey, radius: number, amount: number): Grey {
  const around = soften(soften(grey, radius), radius).data
  const data = new Uint8ClampedArray(grey.data.length)
  for (let at = 0; at < data.length; at++) {
    const value = grey.data[at] as number
    data[at] = value + amount * (value - (around[at] as number))
  }
  return { ...grey, data }
}

const SPREAD = 60
const MOST_GAIN = 12

/** Dark and light as seen from the surroundings: evens out glare, shadow and faded print. */
export function evenOut(grey: Grey, radius: number): Grey {
  const mean = soften(grey, radius).data
  const away = new Uint8ClampedArray(mean.length)
  for (let at = 0; at < away.length; at++)
    away[at] = Math.abs((grey.data[at] as number) - (mean[at] as number))
  const usual = soften({ ...grey, data: away }, radius).data
  const data = new Uint8ClampedArray(mean.length)
  for (let at = 0; at < data.length; at++) {
    const gain = Math.min(MOST_GAIN, SPREAD / ((usual[at] as number) + 1))
    data[at] = 128 + ((grey.data[at] as number) - (mean[at] as number)) * gain
  }
  return { ...grey, data }
}

/** Another size, with what lies between the pixels in between. Not for less than half: that would leave pixels out. */
export function resample(grey: Grey, factor: number): Grey {
  const [width, height] = [
    Math.max(1, Math.round(grey.width * factor)),
    Math.max(1, Math.round(grey.height * factor)),
  ]
  const data = new Uint8ClampedArray(width * height)
  const across = Float64Array.from({ length: width }, (_, x) => place(x, factor, grey.width))
  for (let y = 0; y < height; y++) {
    const down = place(y, factor, grey.height)
    const row = Math.floor(down) * grey.width
    const below = Math.min(row + grey.width, (grey.height - 1) * grey.width)
    const low = down % 1
    for (let x = 0; x < width; x++) {
      const left = Math.floor(across[x] as number)
      const right = Math.min(left + 1, grey.width - 1)
      const far = (across[x] as number) % 1
      const upper = mix(grey.data[row + left] as number, grey.data[row + right] as number, far)
      const lower = mix(grey.data[below + left] as number, grey.data[below + right] as number, far)
      data[y * width + x] = mix(upper, lower, low)
    }
  }
  return { data, width, height }
}

const place = (to: number, factor: number, size: number) =>
  Math.min(Math.max((to + 0.5) / factor - 0.5, 0), size - 1)
const mix = (one: number, other: number, share: number) => one + (other - one) * share

/** Smaller by any factor: halved as often as it goes, then the rest. */
export function reduce(grey: Grey, factor: number): Grey {
  let [from, rest] = [grey, factor]
  for (; rest < 0.5 && Math.min(from.width, from.height) > 1; rest *= 2) from = halve(from)
  return resample(from, rest)
}

function halve(grey: Grey): Grey {
  const [width, height] = [grey.width >> 1, grey.height >> 1]
  const data = new Uint8ClampedArray(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0, at = 2 * y * grey.width; x < width; x++, at += 2)
      data[y * width + x] =
        ((grey.data[at] as number) +
          (grey.data[at + 1] as number) +
          (grey.data[at + grey.width] as number) +
          (grey.data[at + grey.width + 1] as number)) /
        4
  return { data, width, height }
}

/** White all round: a code that fills the picture has no margin of its own. */
export function addMargin(grey: Grey, margin: number): Grey {
  const [width, height] = [grey.width + 2 * margin, grey.height + 2 * margin]
  const data = new Uint8ClampedArray(width * height).fill(255)
  for (let y = 0; y < grey.height; y++)
    data.set(grey.data.subarray(y * grey.width, (y + 1) * grey.width), (y + margin) * width + margin)
  return { data, width, height }
}
