/** The desk at which messages are looked for, in a thread of its own: nothing there holds up the page. */
import type { BareJid } from '../../model/jid.ts'
import { openStorage } from '../../storage/storage.ts'
import { openSearchDesk, type SearchDesk } from './search-desk.ts'
import type { MessageQuery, MessagesFound } from './searching.ts'

export type SearchQuestion =
  | { kind: 'open'; account: BareJid }
  | { kind: 'ask'; number: number; query: MessageQuery; limit: number }

export type SearchAnswer =
  | { kind: 'changed' }
  | { kind: 'found'; number: number; found: MessagesFound | null }

let desk: Promise<SearchDesk> | null = null

const say = (answer: SearchAnswer) => self.postMessage(answer)

self.addEventListener('message', ({ data }: MessageEvent<SearchQuestion>) => {
  if (data.kind === 'open')
    desk = openStorage().then((storage) =>
      openSearchDesk(storage, data.account, () => say({ kind: 'changed' })),
    )
  else
    desk
      ?.then((open) => open.ask(data.query, data.limit))
      .catch(() => null)
      .then((found) => say({ kind: 'found', number: data.number, found }))
})
