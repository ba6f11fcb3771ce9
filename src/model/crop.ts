/** Which square of a picture is shown: always whole, always inside. Pixels of the picture. */

export interface Size {
  width: number
  height: number
}

export interface Crop {
  x: number
  y: number
  size: number
}

/** Closer than this there is nothing to see. */
const CLOSEST = 32
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

const largest = ({ width, height }: Size) => Math.min(width, height)
const smallest = (picture: Size) => Math.min(CLOSEST, largest(picture))

const inside = ({ x, y, size }: Crop, picture: Size): Crop => {
  const side = clamp(size, smallest(picture), largest(picture))
  return { x: clamp(x, 0, picture.width - side), y: clamp(y, 0, picture.height - side), size: side }
}

/** As much as there is, from the middle; of an upright picture a little above it, where faces are. */
export function wholeOf(picture: Size): Crop {
  const size = largest(picture)
  return inside({ x: (picture.width - size) / 2, y: (picture.height - size) / 3, size }, picture)
}

/** By a part of the square's side: the same way on any screen. */
export const moveCrop = (crop: Crop, right: number, down: number, picture: Size): Crop =>
  inside({ ...crop, x: crop.x + right * crop.size, y: crop.y + down * crop.size }, picture)

/** About its middle. 1 = as much as there is, 0 = as close as it gets. */
export function zoomCrop(crop: Crop, share: number, picture: Size): Crop {
  const [low, high] = [smallest(picture), largest(picture)]
  const size = low * (high / low) ** clamp(share, 0, 1)
  const shift = (crop.size - size) / 2
  return inside({ x: crop.x + shift, y: crop.y + shift, size }, picture)
}

export function zoomOf(crop: Crop, picture: Size): number {
  const [low, high] = [smallest(picture), largest(picture)]
  return high === low ? 1 : Math.log(crop.size / low) / Math.log(high / low)
}
