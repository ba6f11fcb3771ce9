/** Counts what is on this device, and clears what can be fetched again. */
import { value } from '../../live/live.ts'
import { type MediaKind, sizeOf } from '../../model/media-room.ts'
import type { Platform } from '../../platform/platform.ts'
import { listMedia, removeMedia } from '../../storage/media.ts'
import type { Storage } from '../../storage/storage.ts'
import { mediaTopic } from '../../storage/topics.ts'
import type { Held, Keeping } from './keeping.ts'

const KINDS: readonly MediaKind[] = ['image', 'video', 'audio', 'file']

export async function createKeeping(deps: {
  storage: Storage
  platform: Pick<Platform, 'room'>
}): Promise<Keeping> {
  const { storage } = deps
  const room = await deps.platform.room()
  const isSafe = value<boolean | null | undefined>(undefined)
  room.isSafe().then(isSafe.set, () => isSafe.set(null))

  async function count(): Promise<Held> {
    const [told, { media, waiting }] = await Promise.all([
      room.estimate(),
      storage.read(['media', 'uploads'], async (tx) => ({
        media: await listMedia(tx),
        waiting: sizeOf((await tx.all('uploads')).map(({ blob }) => blob)),
      })),
    ])
    const program = told?.program ?? null
    const others = sizeOf(media) + waiting + (program ?? 0)
    return {
      media: Object.fromEntries(
        KINDS.map((kind) => [kind, sizeOf(media.filter((one) => one.kind === kind))]),
      ) as Record<MediaKind, number>,
      waiting,
      rest: told && Math.max(0, told.usage - others),
      program,
    }
  }

  return {
    held: storage.live([mediaTopic], count),
    isSafe,
    asksPerson: room.asksPerson,
    async keepSafe() {
      const safe = await room.keepSafe()
      isSafe.set(safe)
      return safe
    },
    clearMedia: () =>
      storage.write(['media', 'mediaBytes'], async (tx) => removeMedia(tx, await listMedia(tx))),
  }
}
