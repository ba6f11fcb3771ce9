/** Which picture is looked at on the whole screen, if any. */
import { value } from '../../live/live.ts'

export interface GalleryPlace {
  messageId: string
  place: number
}

export const galleryPlace = value<GalleryPlace | null>(null)
