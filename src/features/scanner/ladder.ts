/**
 * The versions of a picture in which a code is looked for, the likeliest first, each made only when those before it showed
 * nothing. The order is that of what each adds on a set of hard pictures: `npm run bench -- qr`.
 */
import { addMargin, evenOut, reduce, resample, sharpen, soften } from './enhance.ts'
import { type Grey, middleOf, onWhite, type Picture, toGrey, toPicture } from './picture.ts'

/** Beyond this, a code that is large enough to be meant is only slower to find. */
export const LONGEST_SIDE = 2000
/** Enlarging must not cost more than a photo does. */
const MOST_PIXELS = 10_000_000
const MARGIN = 40
/** A code that is held before the camera is in its middle. */
const CLOSE_SIDE = 480

function larger(grey: Grey): Grey | null {
  const factor = Math.min(2, Math.sqrt(MOST_PIXELS / (grey.width * grey.height)))
  return factor < 1.2 ? null : sharpen(resample(grey, factor), 6, 4)
}

export function* versionsOf(original: Picture): Generator<Picture> {
  const picture = onWhite(original)
  const factor = LONGEST_SIDE / Math.max(picture.width, picture.height)
  let grey: Grey | null = null
  if (factor >= 1) yield picture
  else {
    grey = reduce(toGrey(picture), factor)
    yield toPicture(grey)
    yield picture
  }
  grey ??= toGrey(picture)
  const enlarged = larger(grey)
  if (enlarged) yield toPicture(enlarged)
  yield toPicture(evenOut(soften(grey, 1), 32))
  yield toPicture(sharpen(grey, 5, 4))
  yield toPicture(addMargin(grey, MARGIN))
}

/** The middle of a camera's picture, drawn up: for codes that are far away or out of focus. */
export const closer = (frame: Picture): Picture =>
  toPicture(sharpen(resample(toGrey(middleOf(frame, CLOSE_SIDE)), 2), 6, 4))
