/** Where pictures are prepared: away from the page, which a large photo would hold up. */
import { type PictureSize, type PreparedPicture, preparePicture } from './prepare-picture.ts'

export interface PictureQuestion {
  id: number
  file: Blob
  type: string
  size: PictureSize
}

export interface PictureAnswer {
  id: number
  /** Null: it cannot be unpacked. */
  picture: PreparedPicture | null
}

self.addEventListener('message', ({ data }: MessageEvent<PictureQuestion>) => {
  const say = (picture: PreparedPicture | null) =>
    self.postMessage({ id: data.id, picture } satisfies PictureAnswer)
  preparePicture(data.file, data.type, data.size).then(say, () => say(null))
})
