/** A file of a message: where it is, what it is said to be, and what reserves its place before it is here. */

export interface Attachment {
  /** Where it can be fetched, `https:`; null = it is not at the server yet (see the store `uploads`). */
  url: string | null
  /** As the sender calls it, never a path. */
  name: string
  /** Media type as the sender says; what it really is, is looked at before anything is shown. */
  type: string
  /** Bytes; null = not said. */
  size: number | null
  /** CSS pixels of an image or video. */
  width?: number
  height?: number
  /** Seconds of sound or video. */
  duration?: number
  /** Loudness along a voice message, 0 to 1, at most 64 of them. */
  waveform?: readonly number[]
  /** A few hundred bytes that stand for the picture until it is here (XEP-0264 / XEP-0446 thumbnail), as a `data:` URL made by us. */
  preview?: string
  /** XEP-0300, base64 SHA-256 of the bytes. */
  sha256?: string
}

/** Whether a message has files that the server does not have yet. */
export const isAwaitingFile = ({ attachments }: { attachments?: readonly Attachment[] }): boolean =>
  attachments?.some(({ url }) => url === null) ?? false

export type FileKindWord = 'picture' | 'video' | 'voice' | 'sound' | 'file'

/** In one word, what a message carries; null = no file. */
export function fileWord(attachments: readonly Attachment[] | undefined): FileKindWord | null {
  const [first] = attachments ?? []
  if (!first) return null
  const [family] = first.type.split('/')
  if (family === 'image') return 'picture'
  if (family === 'video') return 'video'
  if (family === 'audio') return first.waveform ? 'voice' : 'sound'
  return 'file'
}
