/** Looks for secrets in all that a page keeps, shows and says. */
import { expect, type Guest } from './people.ts'

/** Every form of a secret that might be lying around. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
]

interface Found {
  text: string
  stores: string[]
  rows: number
  keys: { extractable: boolean; exported: string[] }[]
}

/** Runs in the page: everything that is kept there, as one text, and every key object that is among it. */
async function walkEverything(): Promise<Found> {
  const keys: Found['keys'] = []
  const parts: string[] = []
  const bytes = (value: ArrayBuffer) => new TextDecoder('latin1').decode(value)

  async function walk(value: unknown): Promise<void> {
    if (value instanceof CryptoKey) {
      const exported: string[] = []
      for (const format of ['raw', 'jwk', 'pkcs8', 'spki'] as const)
        await crypto.subtle.exportKey(format as 'raw', value).then(
          () => exported.push(format),
          () => {},
        )
      keys.push({ extractable: value.extractable, exported })
    } else if (value instanceof ArrayBuffer) parts.push(bytes(value))
    else if (ArrayBuffer.isView(value)) parts.push(bytes(value.buffer as ArrayBuffer))
    else if (value instanceof Blob) parts.push(bytes(await value.arrayBuffer()))
    else if (value instanceof Map || value instanceof Set) for (const one of value) await walk(one)
    else if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) {
        parts.push(key)
        await walk(one)
      }
    else parts.push(String(value))
  }

  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const stores: string[] = []
  let rows = 0
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      stores.push(store)
      const all = await asked(database.transaction(store).objectStore(store).getAll())
      const names = await asked(database.transaction(store).objectStore(store).getAllKeys())
      rows += all.length
      await walk(all)
      await walk(names)
    }
    database.close()
  }
  for (const storage of [localStorage, sessionStorage]) await walk({ ...storage })
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys())
      parts.push(request.url, (await (await cache.match(request))?.text()) ?? '')
  }
  parts.push(document.cookie, document.title, location.href, JSON.stringify(history.state), document.referrer)
  for (const { url } of navigation.entries()) parts.push(url ?? '')
  // Which address brought the page here is the browser's own note, which nobody can change: it goes with the page.
  for (const { entryType, name } of performance.getEntries())
    if (!entryType.endsWith('navigation')) parts.push(name)
  parts.push(document.documentElement.outerHTML, window.name)
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) parts.push(field.value)
  return { text: parts.join('\n'), stores, rows, keys }
}

/** `told`: addresses and headers of what it asked for. */
export async function expectNoSecret(person: Guest, secrets: string[], told: string[]) {
  const found = await person.page.evaluate(walkEverything)
  const places = { page: found.text, console: person.console.join('\n'), addresses: told.join('\n') }
  for (const [place, text] of Object.entries(places))
    for (const form of secrets.flatMap(formsOf))
      expect(text.includes(form), `a secret (${form.slice(0, 6)}…) is in ${place}`).toBe(false)
  return found
}
