/**
 * Where the files of the program are kept. Each stands under its name and the hash of what is in it, so the files of several
 * versions lie beside each other, what did not change is there once, and nothing is kept that is not what the build made.
 */
export interface ShellFile {
  /** Relative to the folder of the program. */
  url: string
  /** As in an `integrity` attribute. */
  integrity: string
}

/** What the cache holds beside the files. */
interface Kept {
  /** The version that is in use. */
  current: readonly string[]
  /** Of the version that was fetched last: where its page is. */
  page: string
}

export interface ShellCacheParts {
  /** With a slash at its end. */
  folder: string
  files: readonly ShellFile[]
  open(): Promise<Cache>
  fetch(address: string, init: RequestInit): Promise<Response>
}

export interface ShellCache {
  /** Rejects when a file cannot be had as it was made; what was fetched by then is there at the next try. */
  fill(): Promise<void>
  /** Keeps what this version needs, and the one before it, of which a window may still be open. */
  tidy(): Promise<void>
  has(address: string): boolean
  /** Null: neither here nor one of this version's. Rejects when it is of this version, and not to be had as it was made. */
  read(address: string): Promise<Response | null>
  /** The page of the version that was fetched last, which may be a later one than this. */
  readNewestPage(): Promise<Response | null>
  /** Takes over what the web server says of the page now, as long as it is the same page: its policy is kept with it. */
  renewPage(): Promise<void>
}

export const PAGE = 'index.html'
const AT_ONCE = 6
/** Names with a hash in them are kept by the browser for ever, and never change. */
const LASTING = /^assets\//
const ANYHOW = { ignoreVary: true }

export function shellCache({ folder, files, open, fetch }: ShellCacheParts): ShellCache {
  const addressOf = ({ url }: ShellFile) => new URL(url, folder).href
  const keyOf = (file: ShellFile) => `${addressOf(file)}?${encodeURIComponent(file.integrity)}`
  const byAddress = new Map(files.map((file) => [addressOf(file), file]))
  const record = new URL('versions', folder).href
  const page = files.find(({ url }) => url === PAGE)

  async function get(file: ShellFile): Promise<Response> {
    const ask = async (cache: RequestCache) => {
      const response = await fetch(addressOf(file), {
        integrity: file.integrity,
        cache,
        credentials: 'same-origin',
      })
      if (response.status !== 200) throw new Error(`${file.url}: ${response.status}`)
      return response
    }
    if (!LASTING.test(file.url)) return ask('no-cache')
    // What the browser has kept of it may be damaged.
    return ask('default').catch(() => ask('reload'))
  }

  async function bring(cache: Cache, file: ShellFile): Promise<void> {
    await cache.put(keyOf(file), asItself(await get(file)))
  }

  /** The browser threw it away: whoever asks for it has it all the same. */
  async function bringAgain(cache: Cache | null, file: ShellFile): Promise<Response> {
    const response = asItself(await get(file))
    await cache?.put(keyOf(file), response.clone()).catch(() => {})
    return response
  }

  async function readKept(cache: Cache): Promise<Partial<Kept>> {
    const response = await cache.match(record, ANYHOW)
    return response ? ((await response.json()) as Partial<Kept>) : {}
  }

  async function changeKept(cache: Cache, change: Partial<Kept>): Promise<void> {
    await cache.put(record, Response.json({ ...(await readKept(cache)), ...change }))
  }

  return {
    async fill() {
      const cache = await open()
      const waiting = [...files]
      const work = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift())
          if (!(await cache.match(keyOf(file), ANYHOW))) await bring(cache, file)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      if (page) await changeKept(cache, { page: keyOf(page) })
    },
    async tidy() {
      const cache = await open()
      const own = files.map(keyOf)
      const { current = [] } = await readKept(cache)
      const wanted = new Set([record, ...own, ...current])
      const surplus = (await cache.keys()).filter(({ url }) => !wanted.has(url))
      await Promise.all(surplus.map((request) => cache.delete(request, ANYHOW)))
      await changeKept(cache, { current: own })
    },
    has: (address) => byAddress.has(address),
    async read(address) {
      const cache = await open().catch(() => null)
      const file = byAddress.get(address)
      // Of another version: its name says what is in it.
      if (!file) return (await cache?.match(address, { ...ANYHOW, ignoreSearch: true })) ?? null
      return (await cache?.match(keyOf(file), ANYHOW)) ?? bringAgain(cache, file)
    },
    async readNewestPage() {
      const cache = await open()
      const newest = (await readKept(cache)).page
      return (newest && (await cache.match(newest, ANYHOW))) || null
    },
    async renewPage() {
      if (!page) return
      const response = await fetch(addressOf(page), { cache: 'no-cache', credentials: 'same-origin' })
      if (response.status !== 200 || !(await isAsMade(response.clone(), page))) return
      await (await open()).put(keyOf(page), asItself(response))
    },
  }
}

/** What came by a detour may not be shown as a page. */
const asItself = (response: Response): Response =>
  response.redirected
    ? new Response(response.body, { status: response.status, headers: response.headers })
    : response

/** Asked of bytes, not of the browser, which would write it down as an error whenever a later version is out. */
async function isAsMade(response: Response, { integrity }: ShellFile): Promise<boolean> {
  const hash = await crypto.subtle.digest('SHA-384', await response.arrayBuffer())
  return integrity === `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
}
