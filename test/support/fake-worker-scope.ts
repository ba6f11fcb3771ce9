/** What surrounds a service worker: caches, a web server that can be changed under it, windows, and the events it hears. */
import type { FetchedEvent, WorkerEvents, WorkerScope } from '../../src/worker/worker-scope.ts'
import { integrityOf } from './shell-files.ts'

export const FOLDER = 'https://chat.example/app/'

const bare = (address: string) => address.replace(/\?.*$/s, '')
const addressOf = (key: RequestInfo | URL) => (key instanceof Request ? key.url : String(key))

class FakeCache {
  readonly rows = new Map<string, Response>()
  isFull = false
  async match(key: RequestInfo | URL, { ignoreSearch }: CacheQueryOptions = {}) {
    const address = addressOf(key)
    const found = [...this.rows].find(([one]) => one === address || (ignoreSearch && bare(one) === address))
    return found?.[1].clone()
  }
  async put(key: RequestInfo | URL, response: Response) {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError')
    this.rows.set(addressOf(key), response)
  }
  delete = async (key: RequestInfo | URL) => this.rows.delete(addressOf(key))
  keys = async () => [...this.rows.keys()].map((address) => new Request(address))
}

type Answer = (init: RequestInit | undefined) => Response | Promise<Response>

export class FakeWorkerScope {
  readonly stores = new Map<string, FakeCache>()
  /** What the web server has, by its full address. */
  readonly served = new Map<string, string | Answer>()
  readonly asked: { address: string; init: RequestInit | undefined }[] = []
  readonly deeds: string[] = []
  readonly waiting: unknown[] = []
  windows = 1
  hasWaiting = false
  isOffline = false
  private readonly listeners: Partial<Record<string, ((event: never) => void)[]>> = {}

  store(name: string): FakeCache {
    const store = this.stores.get(name) ?? new FakeCache()
    this.stores.set(name, store)
    return store
  }

  readonly scope: WorkerScope = {
    ...({} as WorkerScope),
    registration: Object.defineProperty({ scope: FOLDER, waiting: null }, 'waiting', {
      get: () => (this.hasWaiting ? { postMessage: (message: unknown) => this.waiting.push(message) } : null),
    }) as WorkerScope['registration'],
    caches: {
      open: async (name: string) => this.store(name) as unknown as Cache,
      delete: async (name: string) => this.stores.delete(name),
    } as WorkerScope['caches'],
    clients: {
      ...({} as WorkerScope['clients']),
      claim: async () => void this.deeds.push('claim'),
      matchAll: async () => Array.from({ length: this.windows }, (_, at) => ({ id: `${at}` }) as never),
    },
    fetch: (request, init) => this.fetch(addressOf(request), init),
    skipWaiting: async () => void this.deeds.push('skipWaiting'),
    addEventListener: (type: string, listener: (event: never) => void) => {
      this.listeners[type] = [...(this.listeners[type] ?? []), listener]
    },
  }

  /** As browsers do it: bytes of another hash are no answer. */
  async fetch(address: string, init?: RequestInit): Promise<Response> {
    this.asked.push({ address, init })
    if (this.isOffline) throw new TypeError('Failed to fetch')
    const answer = this.served.get(address)
    if (answer === undefined) return new Response('', { status: 404 })
    const response = typeof answer === 'string' ? new Response(answer) : await answer(init)
    if (init?.integrity && integrityOf(await response.clone().text()) !== init.integrity)
      throw new TypeError('Failed to fetch')
    return response
  }

  /** Tells the worker of something; rejects when what it did about it fails. */
  async fire<T extends keyof WorkerEvents>(type: T, parts: Partial<WorkerEvents[T]> = {}): Promise<void> {
    const work: Promise<unknown>[] = []
    const event = { waitUntil: (more: Promise<unknown>) => void work.push(more), ...parts }
    for (const listener of this.listeners[type] ?? []) listener(event as never)
    await Promise.all(work)
  }

  /** Null: none of the worker's business. */
  async ask(address: string, request: Partial<Request> = {}): Promise<Response | null> {
    let answer: Promise<Response> | null = null
    const respondWith: FetchedEvent['respondWith'] = (response) => {
      if (answer) throw new DOMException('answered already', 'InvalidStateError')
      answer = response
      response.catch(() => {})
    }
    const url = new URL(address, FOLDER).href
    const asked = Object.assign(new Request(bare(url)), {})
    const parts = { url, method: 'GET', mode: 'cors', ...request }
    const seen = new Proxy(asked, {
      get: (target, name) =>
        name in parts ? parts[name as keyof typeof parts] : Reflect.get(target, name, target),
    })
    await this.fire('fetch', { request: seen, respondWith } as Partial<FetchedEvent>).catch(() => {})
    return answer
  }
}
