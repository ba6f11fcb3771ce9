/** A file as a picture that can be drawn; null for whatever is none, by its bytes and not by its name. */
import { pictureType } from '../../model/picture-type.ts'

const MOST_BYTES = 40 * 1024 * 1024
const HEAD = 32

export interface OpenPicture {
  bitmap: ImageBitmap
  /** To be shown; to be revoked. */
  url: string
}

export async function openPicture(file: Blob): Promise<OpenPicture | null> {
  if (file.size > MOST_BYTES) return null
  try {
    const type = pictureType(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
    if (!type) return null
    const picture = new Blob([file], { type })
    return { bitmap: await createImageBitmap(picture), url: URL.createObjectURL(picture) }
  } catch {
    return null
  }
}
