/** XEP-0313 Message Archive Management, 1.1.3 (2025-04-09): https://xmpp.org/extensions/xep-0313.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { StanzaError } from './failure.ts'
import type { IncomingMessage } from './incoming.ts'
import type { Link } from './link.ts'
import { readMessage } from './message.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute, childOf, idAttribute, makeId } from './stanza.ts'
import { writeForm } from './xep-0004-forms.ts'
import { discoverInfo } from './xep-0030-disco.ts'
import { type PageEnds, type PageRequest, readPage, writePage } from './xep-0059-result-sets.ts'
import { formatStamp } from './xep-0082-dates.ts'
import { readForwarded } from './xep-0297-forwarding.ts'

const MAM = 'urn:xmpp:mam:2'
const RESULT = { name: 'result', namespace: MAM }

export interface ArchiveQuery extends PageRequest {
  /** Only what was exchanged with them. */
  with?: BareJid
  /** Microseconds since 1970. */
  start?: number
  end?: number
  /** Words to look for, in a field that the archive has for them (XEP-0431). */
  text?: { field: string; words: string }
}

export interface ArchivedMessage extends IncomingMessage {
  archiveId: string
}

export interface ArchivePage extends PageEnds {
  /** In the order of the archive, oldest first. What could not be read is left out, but lies between first and last. */
  messages: ArchivedMessage[]
  /** There is nothing beyond this page in the direction that was asked for. */
  complete: boolean
}

/** Rejects as `Link.request` does; `item-not-found` when the archive no longer knows `before` or `after`. */
export async function queryArchive(link: Link, query: ArchiveQuery): Promise<ArchivePage> {
  const page = await ask(link, query)
  const end = query.before || query.after
  // Prosody's default storage gives an empty, complete page for an end that it does not know: taken for the truth,
  // an archive that was pruned or begun anew would look like one that holds nothing new.
  if (end && page.first === null && !(await knows(link, end, query.start)))
    throw new StanzaError('item-not-found', 'cancel', null)
  return page
}

/** Where the server cannot look up one message (no `#extended`), nothing speaks against it. */
async function knows(link: Link, archiveId: string, start: number | undefined): Promise<boolean> {
  try {
    const { messages, first } = await ask(link, {
      ids: [archiveId],
      max: 1,
      ...(start === undefined ? {} : { start }),
    })
    return first !== null || messages.length > 0
  } catch (error) {
    if (error instanceof StanzaError) return error.condition !== 'item-not-found'
    throw error
  }
}

async function ask(link: Link, query: ArchiveQuery & { ids?: string[] }): Promise<ArchivePage> {
  const queryId = makeId()
  const messages: ArchivedMessage[] = []
  const stop = link.collect((stanza) => {
    const result = resultOf(stanza, link.account, queryId)
    const message = result && readResult(result, link.account)
    if (message) messages.push(message)
    return result !== null
  })
  try {
    return readFin(await link.request(writeQuery(query, queryId)), messages)
  } finally {
    stop()
  }
}

function writeQuery(query: ArchiveQuery & { ids?: string[] }, queryid: string): Element {
  const { with: peer, start, end, ids, text, ...page } = query
  const fields = {
    with: peer,
    start: start === undefined ? undefined : formatStamp(start),
    end: end === undefined ? undefined : formatStamp(end),
    ids,
    ...(text ? { [text.field]: text.words } : {}),
  }
  const filtered = Object.values(fields).some((value) => value !== undefined)
  return xml(
    'iq',
    { type: 'set' },
    xml('query', { xmlns: MAM, queryid }, filtered ? writeForm(MAM, fields) : null, writePage(page)),
  )
}

/** §5: an answer to this very question, from our own archive. Everything else is somebody's invention. */
function resultOf(stanza: Element, account: BareJid, queryId: string): Element | null {
  const result = childOf(stanza, RESULT.name, MAM)
  if (!result || attribute(result, 'queryid') !== queryId) return null
  return addressAttribute(stanza, 'from', account) === account ? result : null
}

function readResult(result: Element, account: BareJid): ArchivedMessage | null {
  const archiveId = idAttribute(result, 'id')
  const inner = readForwarded(result)
  if (!archiveId || !inner) return null
  const message = readMessage(inner.message, account, { origin: 'archive', stamp: inner.stamp, archiveId })
  return message && { ...message, archiveId }
}

function readFin(answer: Element, messages: ArchivedMessage[]): ArchivePage {
  const fin = childOf(answer, 'fin', MAM)
  const { first, last } = fin ? readPage(fin) : { first: null, last: null }
  const stated = fin ? ['true', '1'].includes(attribute(fin, 'complete') ?? '') : false
  return {
    messages,
    first: first ?? messages[0]?.archiveId ?? null,
    last: last ?? messages.at(-1)?.archiveId ?? null,
    // An empty page has no end to go on from, whatever it says.
    complete: stated || (messages.length === 0 && first === null),
  }
}

export const archiveSupport = async (link: Link): Promise<boolean> =>
  (await discoverInfo(link, link.account)).features.has(MAM)

/** A result that no query took was not asked for: it is nobody's message. */
export const unaskedResultReader: Reader = { claim: { stanza: 'message', child: RESULT }, read: () => [] }
