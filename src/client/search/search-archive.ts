/** Asks the archive for words (XEP-0431), where it can look for them. */
import type { BareJid } from '../../model/jid.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { queryArchive } from '../../xmpp/xep-0313-archive.ts'
import { fullTextField } from '../../xmpp/xep-0431-full-text.ts'
import type { MessageQuery } from './searching.ts'
import type { ArchivedText, ServerSearchAnswer } from './server-search.ts'

const PAGE = 50
/** What a stream said of itself stays true while it lasts. */
const fields = new WeakMap<Link, Promise<string | null>>()

function fieldOf(link: Link): Promise<string | null> {
  const known = fields.get(link) ?? fullTextField(link)
  fields.set(link, known)
  known.catch(() => fields.delete(link))
  return known
}

export async function searchArchive(
  link: Link,
  { text, conversation, from, since, until }: MessageQuery,
  before: string | null,
): Promise<ServerSearchAnswer> {
  try {
    const name = await fieldOf(link)
    if (name === null) return { status: 'unable' }
    const peer = conversation ?? (from === link.account ? undefined : from)
    const page = await queryArchive(link, {
      max: PAGE,
      before: before ?? '',
      text: { field: name, words: text.slice(0, 200) },
      ...(peer === undefined ? {} : { with: peer }),
      ...(since === undefined ? {} : { start: since * 1000 }),
      ...(until === undefined ? {} : { end: until * 1000 - 1 }),
    })
    return {
      status: 'found',
      messages: page.messages.flatMap((message) => textOf(message, from)),
      first: page.first,
      complete: page.complete,
    }
  } catch (error) {
    // An archive that may not be read, or that was mistaken about what it can.
    return { status: error instanceof StanzaError ? 'unable' : 'unreachable' }
  }
}

type Result = Awaited<ReturnType<typeof queryArchive>>['messages'][number]

function textOf(message: Result, author: BareJid | undefined): ArchivedText[] {
  const { archiveId, from, to, stamp, body, type } = message
  if (body === null || stamp === null || type === 'error' || type === 'groupchat') return []
  if (author !== undefined && from.split('/')[0] !== author) return []
  return [{ archiveId, from, to, stamp, body }]
}
