/** The way to the desk: in a worker, or in this thread where there are none. */
import type { BareJid } from '../model/jid.ts'
import type { Storage } from '../storage/storage.ts'
import { openSearchDesk, type SearchDesk } from './search-desk.ts'
import type { SearchAnswer, SearchQuestion } from './search-worker.ts'
import type { MessagesFound } from './searching.ts'

/** As the desk; an answer that cannot be had is null. */
export interface SearchPort extends Pick<SearchDesk, 'close'> {
  ask(...question: Parameters<SearchDesk['ask']>): Promise<MessagesFound | null>
}

export const openSearchPort = (storage: Storage, account: BareJid, onChanged: () => void): SearchPort =>
  typeof Worker === 'undefined' ? openSearchDesk(storage, account, onChanged) : openWorker(account, onChanged)

function openWorker(account: BareJid, onChanged: () => void): SearchPort {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  })
  const waiting = new Map<number, (found: MessagesFound | null) => void>()
  let asked = 0
  const say = (question: SearchQuestion) => worker.postMessage(question)
  const giveUp = () => {
    for (const resolve of waiting.values()) resolve(null)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
    if (data.kind === 'changed') return onChanged()
    waiting.get(data.number)?.(data.found)
    waiting.delete(data.number)
  })
  worker.addEventListener('error', giveUp)
  say({ kind: 'open', account })
  return {
    ask(query, limit) {
      const number = ++asked
      return new Promise((resolve) => {
        waiting.set(number, resolve)
        say({ kind: 'ask', number, query, limit })
      })
    },
    close() {
      worker.terminate()
      giveUp()
    },
  }
}
