/** Files of others that stay on this device once they were fetched, so that they are there without a network, and again. */
import type { BareJid } from '../../model/jid.ts'
import { isWorthKeeping, leavingFor, mediaRoom, sizeOf } from '../../model/media-room.ts'
import type { Platform } from '../../platform/platform.ts'
import { listMedia, mediaBytes, mediaOf, putMedia, removeMedia, usedMedia } from '../../storage/media.ts'
import { messageById } from '../../storage/messages.ts'
import type { MediaRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Files } from './filing.ts'

/** Who leaves first is a matter of days. */
const USED_AGAIN_MS = 60 * 60 * 1000

export interface KeptFilesDeps {
  account: BareJid
  storage: Storage
  platform: Pick<Platform, 'now' | 'room'>
}

export interface KeptFiles {
  find: Files['kept']
  keep: Files['keep']
  /** Those of messages that are gone. */
  sweep(): void
}

export function keptFiles({ account, storage, platform }: KeptFilesDeps): KeptFiles {
  const estimate = async () => (await platform.room()).estimate()

  /** Whether the message still has it: it may have been taken back while it was fetched. */
  const isWanted = async (
    tx: Parameters<typeof messageById>[0],
    { messageId, place }: Pick<MediaRow, 'messageId' | 'place'>,
  ) => {
    const message = await messageById(tx, account, messageId)
    return Boolean(message?.attachments?.[place]) && !message?.retracted
  }

  return {
    async find(messageId, place) {
      const name = { account, messageId, place }
      const [row, blob] = await storage.read(['media', 'mediaBytes'], async (tx) => [
        (await tx.get('media', [account, messageId, place])) ?? null,
        await mediaBytes(tx, name),
      ])
      const now = platform.now()
      if (row && row.usedAt + USED_AGAIN_MS < now)
        storage.write(['media'], (tx) => usedMedia(tx, name, now)).catch(ignore)
      return blob
    },

    async keep(messageId, place, kind, blob) {
      const told = await estimate().catch(() => null)
      const row: MediaRow = { account, messageId, place, kind, size: blob.size, usedAt: platform.now() }
      const keep = storage.write(
        ['messages', 'media', 'mediaBytes'],
        async (tx) => {
          const all = await listMedia(tx)
          const room = mediaRoom(told, sizeOf(all))
          if (!isWorthKeeping(blob.size, room) || !(await isWanted(tx, row))) return
          await removeMedia(tx, leavingFor(all, sizeOf(all) + blob.size - room))
          await putMedia(tx, row, blob)
        },
        { bulky: true },
      )
      // It is on screen; the next time it is fetched again.
      await keep.catch(ignore)
    },

    sweep() {
      const swept = storage.write(['messages', 'media', 'mediaBytes'], async (tx) => {
        const rows = await mediaOf(tx, account)
        const wanted = await Promise.all(rows.map((row) => isWanted(tx, row)))
        await removeMedia(
          tx,
          rows.filter((_, index) => !wanted[index]),
        )
      })
      swept.catch(ignore)
    },
  }
}

const ignore = () => {}
