/** A colour picture in the making: three numbers a pixel, 0 to 255, not yet cut off. */
export class Frame {
  readonly width: number
  readonly height: number
  readonly data: Float32Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.data = new Float32Array(width * height * 3)
  }

  /** Calls back for every pixel with its place, and stores the three numbers that come back. */
  paint(colour: (x: number, y: number, before: Colour) => Colour): this {
    const { data, width, height } = this
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++, at += 3) {
        const before: Colour = [data[at] as number, data[at + 1] as number, data[at + 2] as number]
        data.set(colour(x, y, before), at)
      }
    return this
  }

  toImage(): ImageData {
    const image = new ImageData(this.width, this.height)
    for (let from = 0, to = 0; from < this.data.length; from += 3, to += 4) {
      for (let channel = 0; channel < 3; channel++)
        image.data[to + channel] = this.data[from + channel] as number
      image.data[to + 3] = 255
    }
    return image
  }
}

export type Colour = readonly [number, number, number]

export const mix = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
]
export const times = ([r, g, b]: Colour, by: number): Colour => [r * by, g * by, b * by]
export const grey = (value: number): Colour => [value, value, value]
