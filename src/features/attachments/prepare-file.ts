/** A file as it will leave: what it really is, cleaned, with everything that reserves its place at the other end. */
import type { OutgoingFile } from '../../client/files/filing.ts'
import { askPicture } from './ask-picture.ts'
import { cleanFile, isCleaned } from './clean-file.ts'
import type { PictureSize } from './prepare-picture.ts'
import { readMedia } from './read-media.ts'
import { type FileKind, sniffBlob } from './sniff-type.ts'

export interface PreparedFile extends OutgoingFile {
  kind: FileKind
  /** Whether it could be sent smaller. */
  isLarge: boolean
  /** Of a kind that says where and when it was made, and damaged in a way that this could not be taken out. */
  mayTell: boolean
}

/** Larger ones are not worth the wait: the hash only tells that a file came over whole. */
const MOST_HASHED = 64 * 1024 * 1024

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

export async function prepareFile(file: File, size: PictureSize): Promise<PreparedFile> {
  const { type: found, kind } = await sniffBlob(file)
  if (kind === 'image') return preparedPicture(file, found, size)
  // Text and documents have no first bytes to tell them by: there the system's word is as good as any.
  const type = kind === 'file' && found === 'application/octet-stream' ? file.type || found : found
  const clean = await cleanFile(file, found)
  const blob = clean ?? file
  const facts = kind === 'file' ? {} : await readMedia(blob, found, kind)
  const about = { name: file.name, type, ...facts, ...(await sha256Of(blob)) }
  return { blob, about, kind, isLarge: false, mayTell: isCleaned(found) && !clean }
}

async function preparedPicture(file: File, type: string, size: PictureSize): Promise<PreparedFile> {
  const picture = await askPicture(file, type, size)
  if (!picture) {
    // No browser can show it, but it may hold what nobody meant to give away.
    const clean = await cleanFile(file, type)
    const blob = clean ?? file
    const about = { name: file.name, type, ...(await sha256Of(blob)) }
    return { blob, about, kind: 'file', isLarge: false, mayTell: isCleaned(type) && !clean }
  }
  const { blob, width, height, preview, isLarge } = picture
  const name = picture.type === type ? file.name : renamed(file.name, picture.type)
  const hash = await sha256Of(blob)
  const about = { name, type: picture.type, width, height, ...(preview ? { preview } : {}), ...hash }
  return { blob, about, kind: 'image', isLarge, mayTell: false }
}

const renamed = (name: string, type: string) => `${name.replace(/\.[^.]*$/, '')}.${ENDINGS[type] ?? 'bin'}`

async function sha256Of(blob: Blob): Promise<{ sha256?: string }> {
  if (blob.size > MOST_HASHED) return {}
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return { sha256: btoa(String.fromCharCode(...digest)) }
}
