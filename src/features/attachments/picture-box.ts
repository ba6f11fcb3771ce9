/** The place that a picture takes before it is there, and keeps afterwards. */

const MAX_WIDTH = 400
const MAX_HEIGHT = 320
/** Narrower ones could not be hit, nor hold a button. */
const MIN_SIDE = 120

export interface Box {
  width: number
  height: number
}

/** Pictures whose size nobody said get a box of a usual shape, and are shown whole in it. */
export function pictureBox(picture: { width?: number; height?: number }): Box {
  const { width = 0, height = 0 } = picture
  if (!(width > 0 && height > 0)) return { width: 320, height: 240 }
  const factor = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height)
  return {
    width: Math.max(MIN_SIDE, Math.round(width * factor)),
    height: Math.max(MIN_SIDE, Math.round(height * factor)),
  }
}

const GAP = 2
const TILE = (MAX_WIDTH - GAP) / 2

/** Several pictures of one message: two beside each other, and of an odd number the first over both. */
export const albumBox = (index: number, count: number): Box =>
  count % 2 && index === 0 ? { width: MAX_WIDTH, height: TILE } : { width: TILE, height: TILE }

const CARD: Box = { width: 280, height: 56 }

export const isPictured = ({ type }: { type: string }): boolean => /^(?:image|video)\//.test(type)

/** Of any file. */
export const placeOf = (file: { type: string; width?: number; height?: number }): Box =>
  isPictured(file) ? pictureBox(file) : CARD

/** Files that stand together, by their places in the message: pictures that follow each other are one album. */
export function albums(files: readonly { type: string }[]): number[][] {
  const groups: number[][] = []
  files.forEach((file, place) => {
    const last = groups.at(-1)
    const before = files[place - 1]
    if (last && before && isPictured(before) && isPictured(file)) last.push(place)
    else groups.push([place])
  })
  return groups
}
