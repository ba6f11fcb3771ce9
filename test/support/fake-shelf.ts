/** The browser's cache of answers, in memory, with a disk that may be full. */
export class FakeCaches {
  readonly entries = new Map<string, Response>()
  /** How many bytes there is room for. */
  room = Number.POSITIVE_INFINITY

  open = async (): Promise<Cache> => this.#cache

  readonly #cache = {
    match: async (request: RequestInfo | URL) => this.entries.get(addressOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => {
      this.room -= (await response.clone().arrayBuffer()).byteLength
      if (this.room < 0) throw new DOMException('no room', 'QuotaExceededError')
      this.entries.set(addressOf(request), response)
    },
    delete: async (request: RequestInfo | URL) => this.entries.delete(addressOf(request)),
    keys: async () => [...this.entries.keys()].map((url) => new Request(url)),
  } as unknown as Cache
}

const addressOf = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request))
