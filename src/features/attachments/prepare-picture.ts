/** A picture before it leaves: cleaned of what it tells of its maker, smaller where that is wished, with its size and preview. */
import { cleanFile } from './clean-file.ts'
import { previewOf } from './preview-image.ts'

/** What a large screen shows; photos of phones are twice that. */
export const LONGEST_SIDE = 2560
const QUALITY = 0.86

export type PictureSize = 'smaller' | 'original'

export interface PreparedPicture {
  blob: Blob
  type: string
  width: number
  height: number
  preview: string | null
  /** Whether it could be sent smaller. */
  isLarge: boolean
}

/** Rejects when it cannot be unpacked. Runs in a worker. */
export async function preparePicture(file: Blob, type: string, size: PictureSize): Promise<PreparedPicture> {
  // The right way up: that is how its width and height are meant.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  try {
    const { width, height } = bitmap
    const preview = await previewOf(bitmap, width, height).catch(() => null)
    const isLarge = Math.max(width, height) > LONGEST_SIDE && type !== 'image/gif'
    if (!(size === 'smaller' && isLarge)) {
      // None: it has to be painted anew. A GIF is told nothing by the devices that make it.
      const clean = type === 'image/gif' ? file : await cleanFile(file, type)
      if (clean) return { blob: clean, type, width, height, preview, isLarge }
    }
    const factor = size === 'smaller' ? Math.min(1, LONGEST_SIDE / Math.max(width, height)) : 1
    const painted = await paint(bitmap, type, factor)
    return { ...painted, preview, isLarge }
  } finally {
    bitmap.close()
  }
}

async function paint(bitmap: ImageBitmap, type: string, factor: number) {
  const width = Math.max(1, Math.round(bitmap.width * factor))
  const height = Math.max(1, Math.round(bitmap.height * factor))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  // What may be see-through stays so.
  const wanted = type === 'image/png' || type === 'image/webp' ? type : 'image/jpeg'
  const blob = await canvas.convertToBlob({ type: wanted, quality: QUALITY })
  return { blob, type: blob.type, width, height }
}
