/** The bytes of a file of a message, from wherever they are: this tab, the database, or its address. */
import type { FetchedFile, FetchOptions, Files } from '../../client/files/filing.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import { type ShelvedFile, shelve, shelved } from './file-shelf.ts'
import { sniffBlob } from './sniff-type.ts'

export type BroughtFile = { status: 'here'; file: ShelvedFile } | Exclude<FetchedFile, { status: 'here' }>

export const fileKey = (message: Pick<Message, 'id'>, place: number): string => `${message.id}/${place}`

/** What is on this machine alone (plain HTTP on loopback) is asked only by a page that is, too: nobody else's link may. */
const isWithinReach = (url: string) => url.startsWith('https:') || location.protocol === 'http:'

export async function bringFile(
  files: Files,
  message: Message,
  place: number,
  attachment: Attachment,
  options: FetchOptions,
): Promise<BroughtFile> {
  const key = fileKey(message, place)
  const known = shelved(key)
  if (known) return { status: 'here', file: known }
  const here = await onDevice(files, message, place)
  if (here) return { status: 'here', file: shelveAs(key, here) }
  if (attachment.url === null) return { status: 'gone' }
  if (!isWithinReach(attachment.url)) return { status: 'unreachable' }
  const found = await files.fetch(attachment.url, options)
  if (found.status !== 'here') return found
  const file = shelveAs(key, await typed(found.blob))
  void files.keep(message.id, place, file.kind, file.blob)
  return { status: 'here', file }
}

/** What waits here to leave, or was fetched before. */
async function onDevice(files: Files, message: Message, place: number): Promise<ShelvedFile | null> {
  try {
    const own = message.direction === 'out' ? await files.waiting(message.id, place) : null
    const blob = own ?? (await files.kept(message.id, place))
    return blob && (await typed(blob))
  } catch {
    // The browser has lost its bytes, or cannot read its database: it may still be where it came from.
    return null
  }
}

async function typed(blob: Blob): Promise<ShelvedFile> {
  const sniffed = await sniffBlob(blob)
  return { ...sniffed, blob: new Blob([blob], { type: sniffed.type }) }
}

function shelveAs(key: string, file: ShelvedFile): ShelvedFile {
  shelve(key, file)
  return file
}
