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

const CARD: Box = { width: 280, height: 56 }

/** Of any file. */
export const placeOf = (file: { type: string; width?: number; height?: number }): Box =>
  /^(?:image|video)\//.test(file.type) ? pictureBox(file) : CARD
