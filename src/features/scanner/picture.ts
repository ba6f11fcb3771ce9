/** Pixels without a canvas: what the decoder works on. */

/** Red, green, blue and alpha of each pixel, as ImageData has them. */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** One byte a pixel: 0 is black. */
export interface Grey {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** What shows through is paper: a code on nothing is a code that no reader sees. Opaque pictures are left alone. */
export function onWhite(picture: Picture): Picture {
  const from = picture.data
  let seeThrough = 3
  while (seeThrough < from.length && from[seeThrough] === 255) seeThrough += 4
  if (seeThrough >= from.length) return picture
  const data = new Uint8ClampedArray(from)
  for (let at = seeThrough - 3; at < data.length; at += 4) {
    const cover = (data[at + 3] as number) / 255
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = 255 - cover * (255 - (data[channel] as number))
    data[at + 3] = 255
  }
  return { data, width: picture.width, height: picture.height }
}

/** Weights of ITU-R BT.601, in 256ths. */
export function toGrey({ data, width, height }: Picture): Grey {
  const grey = new Uint8ClampedArray(width * height)
  for (let to = 0, at = 0; to < grey.length; to++, at += 4)
    grey[to] =
      ((data[at] as number) * 77 + (data[at + 1] as number) * 150 + (data[at + 2] as number) * 29) >> 8
  return { data: grey, width, height }
}

export function toPicture({ data, width, height }: Grey): Picture {
  const pixels = new Uint32Array(data.length)
  for (let at = 0; at < data.length; at++) pixels[at] = 0xff000000 | ((data[at] as number) * 0x010101)
  return { data: new Uint8ClampedArray(pixels.buffer), width, height }
}

/** The middle of a picture, as large as asked for or as there is. */
export function middleOf({ data, width, height }: Picture, size: number): Picture {
  const [wide, high] = [Math.min(width, size), Math.min(height, size)]
  const [left, top] = [(width - wide) >> 1, (height - high) >> 1]
  const middle = new Uint8ClampedArray(wide * high * 4)
  for (let y = 0; y < high; y++) {
    const start = ((y + top) * width + left) * 4
    middle.set(data.subarray(start, start + wide * 4), y * wide * 4)
  }
  return { data: middle, width: wide, height: high }
}
