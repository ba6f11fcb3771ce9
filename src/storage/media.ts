/** Files that others sent and this device has fetched: what is known of them, and the bytes beside it. All can be fetched again. */
import type { BareJid } from '../model/jid.ts'
import { leavingFor } from '../model/media-room.ts'
import type { MediaRow } from './schema.ts'
import { mediaTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

type Write = Writing<'media' | 'mediaBytes'>
type Named = Pick<MediaRow, 'account' | 'messageId' | 'place'>

/** Of all accounts: the device has one disk. */
export const listMedia = (tx: Reading<'media'>): Promise<MediaRow[]> => tx.all('media')

export const mediaOf = (tx: Reading<'media'>, account: BareJid): Promise<MediaRow[]> =>
  tx.all('media', startingWith(account))

export const mediaBytes = async (
  tx: Reading<'mediaBytes'>,
  { account, messageId, place }: Named,
): Promise<Blob | null> => (await tx.get('mediaBytes', [account, messageId, place]))?.blob ?? null

export async function putMedia(tx: Write, row: MediaRow, blob: Blob): Promise<void> {
  const { account, messageId, place } = row
  await Promise.all([tx.put('media', row), tx.put('mediaBytes', { account, messageId, place, blob })])
  tx.touch(mediaTopic)
}

/** Somebody looked at it, if it is still here. */
export async function usedMedia(
  tx: Writing<'media'>,
  { account, messageId, place }: Named,
  usedAt: number,
): Promise<void> {
  const row = await tx.get('media', [account, messageId, place])
  if (row) await tx.put('media', { ...row, usedAt })
}

export async function removeMedia(tx: Write, rows: readonly Named[]): Promise<void> {
  if (!rows.length) return
  await Promise.all(
    rows.flatMap(({ account, messageId, place }) => [
      tx.delete('media', [account, messageId, place]),
      tx.delete('mediaBytes', [account, messageId, place]),
    ]),
  )
  tx.touch(mediaTopic)
}

/** Frees so many bytes, the longest unused first; how many it came to. */
export async function freeMedia(tx: Write, bytes: number): Promise<number> {
  const leaving = leavingFor(await listMedia(tx), bytes)
  await removeMedia(tx, leaving)
  return leaving.reduce((sum, { size }) => sum + size, 0)
}
