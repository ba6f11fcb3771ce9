/** A file as it may be given away: without what it tells of its maker. What plays or is drawn of it stays bit by bit. */
import { stripIso } from './strip-iso.ts'
import { stripMetadata } from './strip-metadata.ts'
import { stripWebm } from './strip-webm.ts'

const WHOLE: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])
/** Written over where they are, however large: they are never read as a whole. */
const IN_PLACE: Readonly<Record<string, (file: Blob, type: string) => Promise<Blob>>> = {
  'image/heic': stripIso,
  'image/avif': stripIso,
  'video/mp4': stripIso,
  'video/quicktime': stripIso,
  'audio/mp4': stripIso,
  'video/webm': stripWebm,
  'audio/webm': stripWebm,
}

/** Kinds that are known to tell, and are cleaned. */
export const isCleaned = (type: string): boolean => WHOLE.has(type) || Object.hasOwn(IN_PLACE, type)

/** Null: it could not be followed to its end, or is of a kind that is not cleaned. */
export async function cleanFile(file: Blob, type: string): Promise<Blob | null> {
  if (WHOLE.has(type)) {
    const bytes = stripMetadata(type, new Uint8Array(await file.arrayBuffer()))
    return bytes && new Blob([bytes], { type })
  }
  const strip = Object.hasOwn(IN_PLACE, type) ? IN_PLACE[type] : undefined
  if (!strip) return null
  try {
    const clean = await strip(file, type)
    return new Blob([clean], { type })
  } catch (problem) {
    if (problem instanceof RangeError) return null
    throw problem
  }
}
