/**
 * What another program handed over, until a person has said where it goes: one at a time, the last. It lies in the browser's
 * cache of answers and not in the database: it is taken in by the service worker, which may be of another version than the
 * pages, and would have to change the database under them.
 */
import type { Share } from '../model/share.ts'

/** Rejects when there is no room. */
export interface ShareShelf {
  put(share: Share): Promise<void>
  /** Null: nothing waits. */
  read(): Promise<Share | null>
  clear(): Promise<void>
}

export interface ShareShelfParts {
  caches: Pick<CacheStorage, 'open'>
  /** Of the program, with a slash at its end: several may live at one origin. */
  folder: string
}

const CACHE = 'tessera-shared'

interface Kept extends Omit<Share, 'files'> {
  /** Where the files of this one are: of two at once, the last is kept whole. */
  id: string
  files: readonly { name: string; type: string; lastModified: number }[]
}

export function shareShelf({ caches, folder }: ShareShelfParts): ShareShelf {
  const open = () => caches.open(CACHE)
  const record = new URL('shared/record', folder).href
  const fileAt = (id: string, place: number) => new URL(`shared/${id}/${place}`, folder).href
  const isOurs = (address: string) => address.startsWith(new URL('shared/', folder).href)

  async function keptIn(cache: Cache): Promise<Kept | null> {
    const found = await cache.match(record)
    return found ? ((await found.json()) as Kept) : null
  }

  /** Takes away what does not belong to this one. */
  async function tidy(id: string | null): Promise<void> {
    const cache = await open()
    const own = id === null ? null : new URL(`shared/${id}/`, folder).href
    const stays = ({ url }: Request) => own !== null && (url === record || url.startsWith(own))
    const gone = (await cache.keys()).filter((request) => isOurs(request.url) && !stays(request))
    await Promise.all(gone.map((request) => cache.delete(request)))
  }

  return {
    async put({ text, files, leftOut }) {
      // What waited gives up its room first.
      await tidy(null)
      const cache = await open()
      const id = crypto.randomUUID()
      const about = files.map(({ name, type, lastModified }) => ({ name, type, lastModified }))
      const kept: Kept = { id, text, leftOut, files: about }
      try {
        for (const [place, file] of files.entries()) await cache.put(fileAt(id, place), new Response(file))
        await cache.put(record, new Response(JSON.stringify(kept)))
      } catch (error) {
        await tidy(null)
        throw error
      }
      await tidy(id)
    },
    async read() {
      const cache = await open()
      const kept = await keptIn(cache)
      if (!kept) return null
      const files = await Promise.all(
        kept.files.map(async ({ name, ...about }, place) => {
          const found = await cache.match(fileAt(kept.id, place))
          return found ? [new File([await found.blob()], name, about)] : []
        }),
      )
      return { text: kept.text, files: files.flat(), leftOut: kept.leftOut }
    },
    clear: () => tidy(null),
  }
}
