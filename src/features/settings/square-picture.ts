/** The chosen square of a picture as a new PNG: nothing of the old file is left in it, and it is small enough for a server. */
import type { Crop } from '../../model/crop.ts'

/** Sides, pixels: as large as it may be, and smaller ones for what does not pack well. */
const SIDES = [512, 384, 320, 256, 192, 128]
const LEAST = 256
/** In base64 it has to fit into one stanza of 256 kB. */
const MOST_BYTES = 140 * 1024

export async function squarePicture(picture: ImageBitmap, { x, y, size }: Crop): Promise<Blob> {
  let smallest: Blob | null = null
  for (const side of SIDES.filter((wanted) => wanted <= Math.max(size, LEAST))) {
    const blob = await draw(side)
    if (blob.size <= MOST_BYTES) return blob
    smallest = blob
  }
  if (!smallest) throw new Error('no picture')
  return smallest

  function draw(side: number): Promise<Blob> {
    const canvas = document.createElement('canvas')
    canvas.width = side
    canvas.height = side
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, x, y, size, size, 0, 0, side, side)
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
    })
  }
}
