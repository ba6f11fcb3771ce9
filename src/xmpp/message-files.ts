/** The files of a message, however they are told, and what stands in its words only for programs that know no files. */
import type { Element } from '@xmpp/xml'
import type { Attachment } from '../model/attachment.ts'
import type { MessageFacets } from './incoming.ts'
import { readOutOfBand, writeOutOfBand } from './xep-0066-oob.ts'
import { readFileSharing, SFS, writeFileSharing } from './xep-0447-file-sharing.ts'

type Fallback = NonNullable<MessageFacets['fallbacks']>[number]

const lengthOf = (text: string) => [...text].length

/**
 * `fallbacks`: what the message itself says stands in for something. Words that are nothing but the address of its file are
 * that, too, said or not.
 */
export function readFiles(
  message: Element,
  body: string | null,
  fallbacks: readonly Fallback[] = [],
): Pick<MessageFacets, 'files' | 'fallbacks'> {
  const shared = readFileSharing(message)
  const single = shared.length ? null : readOutOfBand(message, body)
  const files = single ? [single] : shared
  if (!files.length) return {}
  const unsaid =
    body !== null &&
    files.some(({ url }) => url === body.trim()) &&
    !fallbacks.some((fallback) => fallback.for === SFS)
  return unsaid
    ? { files, fallbacks: [...fallbacks, { for: SFS, start: 0, end: lengthOf(body) }] }
    : { files }
}

export interface WrittenFiles {
  /** With the addresses for programs that know no files. */
  body: string
  /** Which part of the body they are, in Unicode code points. */
  fallback: Fallback | null
  elements: readonly Element[]
}

/**
 * A file without words is its address and nothing else, with XEP-0066 beside it: so every program shows it. Below words the
 * addresses stand in lines of their own.
 */
export function writeFiles(body: string, attachments: readonly Attachment[]): WrittenFiles {
  const files = attachments.flatMap(({ url, ...rest }) => (url === null ? [] : [{ ...rest, url }]))
  const [only] = files
  if (!only) return { body, fallback: null, elements: [] }
  const addresses = files.map(({ url }) => url).join('\n')
  const lead = body === '' ? '' : `${body}\n`
  const alone = lead === '' && files.length === 1 ? [writeOutOfBand(only.url)] : []
  return {
    body: `${lead}${addresses}`,
    fallback: { for: SFS, start: lengthOf(lead), end: lengthOf(lead) + lengthOf(addresses) },
    elements: [...files.map(writeFileSharing), ...alone],
  }
}
