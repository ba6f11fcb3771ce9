/** A file as pixels on white: within limits, so that no file can fill the memory. */
import type { PictureProblem } from './decoder-messages.ts'
import type { Picture } from './picture.ts'
import { HEAD_BYTES, pictureSize } from './picture-size.ts'

const MOST_BYTES = 40 * 1024 * 1024
/** More than any phone makes as a matter of course; unpacked it takes four bytes each. */
const MOST_PIXELS = 64_000_000
/** Kept of it: a code that needs more is smaller than a stamp on a poster. */
const LONGEST_SIDE = 4096

export async function openPicture(file: Blob): Promise<Picture | { problem: PictureProblem }> {
  if (file.size > MOST_BYTES) return { problem: 'too-big' }
  const size = pictureSize(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (!size) return { problem: 'not-a-picture' }
  if (size.width * size.height > MOST_PIXELS) return { problem: 'too-big' }
  const bitmap = await createImageBitmap(file).catch(() => null)
  return bitmap ? draw(bitmap) : { problem: 'not-a-picture' }
}

function draw(bitmap: ImageBitmap): Picture {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * factor))
  const height = Math.max(1, Math.round(bitmap.height * factor))
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return context.getImageData(0, 0, width, height)
}
