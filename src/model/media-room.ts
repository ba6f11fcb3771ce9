/** How much of what others sent is kept on this device, and what leaves first when that is too much. Messages never do. */

export type MediaKind = 'image' | 'video' | 'audio' | 'file'

/** A file that was fetched, and can be fetched again. */
export interface KeptMedia {
  size: number
  /** When it was last looked at, milliseconds since 1970. */
  usedAt: number
}

const MEGABYTE = 1024 * 1024
const MOST_BYTES = 1024 * MEGABYTE
/** Where the browser does not say how much there is. */
const UNTOLD_BYTES = 256 * MEGABYTE
/** A film of an evening is not worth all the pictures of a year. */
const SHARE_OF_ONE = 1 / 8

/** The browser's own estimate, in bytes; null = it gives none. */
export type RoomTold = { quota: number; usage: number } | null

/** Bytes for all of them: never more than what is left for messages beside them. `media`: what they take now. */
export function mediaRoom(told: RoomTold, media: number): number {
  if (!told) return UNTOLD_BYTES
  const others = Math.max(0, told.usage - media)
  return Math.max(0, Math.min(MOST_BYTES, Math.floor((told.quota - others) / 2)))
}

/** Whether one of this size is kept at all. */
export const isWorthKeeping = (size: number, room: number): boolean => size > 0 && size <= room * SHARE_OF_ONE

export const sizeOf = (media: readonly { size: number }[]): number =>
  media.reduce((sum, { size }) => sum + size, 0)

/** What has to go so that so many bytes become free: what nobody looked at for longest, and no more of it than that takes. */
export function leavingFor<M extends KeptMedia>(media: readonly M[], bytes: number): M[] {
  const oldestFirst = media.toSorted((one, other) => one.usedAt - other.usedAt)
  let freed = 0
  const stays = oldestFirst.findIndex((one) => {
    if (freed >= bytes) return true
    freed += one.size
    return false
  })
  return stays < 0 ? oldestFirst : oldestFirst.slice(0, stays)
}
