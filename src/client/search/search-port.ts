/** The way to the desk: one for all who look in an account, in a worker, or in this thread where there are none. */
import type { BareJid } from '../../model/jid.ts'
import type { Storage } from '../../storage/storage.ts'
import { openSearchDesk, type SearchDesk } from './search-desk.ts'
import type { SearchAnswer, SearchQuestion } from './search-worker.ts'
import type { MessagesFound } from './searching.ts'

/** As the desk; an answer that cannot be had is null. */
export interface SearchPort extends Pick<SearchDesk, 'close'> {
  ask(...question: Parameters<SearchDesk['ask']>): Promise<MessagesFound | null>
}

interface Shared {
  port: SearchPort
  listeners: Set<() => void>
  /** Runs while nobody looks: whoever looks again soon finds everything read. */
  ending: ReturnType<typeof setTimeout> | undefined
}

const LINGER_MS = 60_000
const open = new WeakMap<Storage, Map<BareJid, Shared>>()

export function openSearchPort(storage: Storage, account: BareJid, onChanged: () => void): SearchPort {
  const ports = open.get(storage) ?? new Map<BareJid, Shared>()
  open.set(storage, ports)
  const shared = ports.get(account) ?? start(storage, account)
  ports.set(account, shared)
  clearTimeout(shared.ending)
  // A function of its own: the same may listen twice.
  const listener = () => onChanged()
  shared.listeners.add(listener)
  return {
    ask: shared.port.ask,
    close() {
      shared.listeners.delete(listener)
      if (shared.listeners.size) return
      const end = () => {
        ports.delete(account)
        shared.port.close()
      }
      if (typeof Worker === 'undefined') end()
      else shared.ending = setTimeout(end, LINGER_MS)
    },
  }
}

function start(storage: Storage, account: BareJid): Shared {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const port =
    typeof Worker === 'undefined' ? openSearchDesk(storage, account, tell) : openWorker(account, tell)
  return { port, listeners, ending: undefined }
}

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
