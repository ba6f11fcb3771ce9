/** Files on their way to the server. Written with `durable`: what a person sent survives a crash of the machine. */
import type { BareJid } from '../model/jid.ts'
import type { UploadRow } from './schema.ts'
import { uploadsTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

export const uploadKeys = (tx: Reading<'uploads'>, account: BareJid) =>
  tx.keys('uploads', startingWith(account))

/** In the order of the message. */
export const uploadsOf = (
  tx: Reading<'uploads'>,
  account: BareJid,
  messageId: string,
): Promise<UploadRow[]> => tx.all('uploads', startingWith(account, messageId))

export const uploadAt = async (
  tx: Reading<'uploads'>,
  account: BareJid,
  messageId: string,
  place: number,
): Promise<UploadRow | null> => (await tx.get('uploads', [account, messageId, place])) ?? null

export async function putUpload(tx: Writing<'uploads'>, row: UploadRow): Promise<void> {
  await tx.put('uploads', row)
  tx.touch(uploadsTopic(row.account))
}

export async function removeUploads(
  tx: Writing<'uploads'>,
  account: BareJid,
  messageId: string,
): Promise<void> {
  await tx.delete('uploads', startingWith(account, messageId))
  tx.touch(uploadsTopic(account))
}
