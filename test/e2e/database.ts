/** Looks into a page's IndexedDB directly: what is there, whatever the screen says. And fills it, for pictures. */
import type { Page } from '@playwright/test'

export interface StoredMessage {
  id: string
  conversation: string
  direction: 'in' | 'out'
  from: string
  body: string
  time: number
  order: number
  state: string
}

/** All rows of one store of the app's database. */
export const rowsOf = <Row>(page: Page, store: string): Promise<Row[]> =>
  page.evaluate(
    (name) =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open('tessera')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            resolve(reading.result as Row[])
            opening.result.close()
          }
        }
      }),
    store,
  )

/** How many rows each store of each database has; no database at all is no row. */
export const rowCounts = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const counts: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of database.objectStoreNames) {
        counts[`${name}/${store}`] = await new Promise<number>((resolve, reject) => {
          const counting = database.transaction(store).objectStore(store).count()
          counting.onsuccess = () => resolve(counting.result)
          counting.onerror = () => reject(counting.error)
        })
      }
      database.close()
    }
    return counts
  })

/** A conversation as it is stored, oldest first. */
export async function storedChat(page: Page, jid: string): Promise<StoredMessage[]> {
  const rows = await rowsOf<StoredMessage>(page, 'messages')
  return rows.filter((row) => row.conversation === jid).sort((a, b) => a.order - b.order)
}

/** Puts rows into the app's database, by store; whoever wants to see them loads the page anew. */
export const putRows = (page: Page, rows: Record<string, readonly unknown[]>): Promise<void> =>
  page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tessera')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction(Object.keys(all), 'readwrite')
          for (const [store, rows] of Object.entries(all))
            for (const row of rows) writing.objectStore(store).put(row)
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    rows,
  )
