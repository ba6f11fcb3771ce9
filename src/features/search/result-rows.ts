/** What stands in the list of what was found: chats, messages with a heading, and what the server has. Pure. */
import type { MessageHit, MessagesFound, ServerFound } from '../../client/search/searching.ts'

export type ResultRow<Chat> =
  | { kind: 'chat'; key: string; chat: Chat }
  | { kind: 'allChats'; key: 'allChats'; count: number }
  | { kind: 'heading'; key: 'messages' | 'server'; count: number | null }
  /** `first`: of several of one chat, one below the other. */
  | { kind: 'hit'; key: string; hit: MessageHit; first: boolean }
  | { kind: 'nothing'; key: 'nothing' }
  | { kind: 'server'; key: 'server-row'; server: ServerFound }

/** So many chats stand above the messages; who wants all says so. */
const FEW_CHATS = 4

export interface Results<Chat> {
  chats: readonly Chat[]
  chatKey(chat: Chat): string
  areAllChatsWanted: boolean
  found: MessagesFound | null
  server: ServerFound
}

export function resultRows<Chat>(results: Results<Chat>): ResultRow<Chat>[] {
  const { chats, chatKey, areAllChatsWanted, found, server } = results
  const few = areAllChatsWanted ? chats : chats.slice(0, FEW_CHATS)
  const rows: ResultRow<Chat>[] = few.map((chat) => ({ kind: 'chat', key: `chat ${chatKey(chat)}`, chat }))
  if (few.length < chats.length) rows.push({ kind: 'allChats', key: 'allChats', count: chats.length })
  if (!found) return rows
  if (found.total > 0) {
    rows.push({ kind: 'heading', key: 'messages', count: found.total }, ...hitRows(found.hits))
  } else if (!found.isPartial) rows.push({ kind: 'nothing', key: 'nothing' })
  const known = new Set(found.hits.map(({ id }) => id))
  const others = server.hits.filter(({ id }) => !known.has(id))
  if (others.length) rows.push({ kind: 'heading', key: 'server', count: others.length }, ...hitRows(others))
  // The server is worth asking once all that is here has been seen.
  if (found.hits.length >= found.total && !found.isPartial)
    rows.push({ kind: 'server', key: 'server-row', server })
  return rows
}

const hitRows = (hits: readonly MessageHit[]) =>
  hits.map((hit, index): ResultRow<never> => {
    const first = hits[index - 1]?.conversation !== hit.conversation
    return { kind: 'hit', key: hit.id, hit, first }
  })
