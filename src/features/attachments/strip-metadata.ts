/** A picture as it may be given away: without what it tells of its maker. Null: its kind is not one that can be cleaned. */
import { stripPng, stripWebp } from './strip-chunks.ts'
import { stripJpeg } from './strip-jpeg.ts'

const STRIPPERS: Readonly<
  Record<string, (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null>
> = { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp }

export const stripMetadata = (
  type: string,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | null =>
  Object.hasOwn(STRIPPERS, type) ? (STRIPPERS[type]?.(bytes) ?? null) : null
