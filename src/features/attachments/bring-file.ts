/** The bytes of a file of a message, from wherever they are: this tab, the database while it waits, or its address. */
import type { FetchedFile, FetchOptions, Files } from '../../client/filing.ts'
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
  const own = message.direction === 'out' ? await files.waiting(message.id, place) : null
  const found: FetchedFile = own
    ? { status: 'here', blob: own }
    : attachment.url === null
      ? { status: 'gone' }
      : isWithinReach(attachment.url)
        ? await files.fetch(attachment.url, options)
        : { status: 'unreachable' }
  if (found.status !== 'here') return found
  const sniffed = await sniffBlob(found.blob)
  const file = { ...sniffed, blob: new Blob([found.blob], { type: sniffed.type }) }
  shelve(key, file)
  return { status: 'here', file }
}
