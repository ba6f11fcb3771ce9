/** A file from where it lies: no cookies, no word of who asks or from where, and not more of it than is wanted. */
import type { FetchedFile, FetchOptions } from './filing.ts'

/** Answers that will not become better. */
const GONE: ReadonlySet<number> = new Set([401, 403, 404, 410])

export async function fetchFile(
  fetch: typeof globalThis.fetch,
  url: string,
  { most, signal, onProgress }: FetchOptions,
): Promise<FetchedFile> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(signal ? { signal } : {}),
    })
    if (!response.ok || !response.body) return { status: GONE.has(response.status) ? 'gone' : 'unreachable' }
    const length = Number(response.headers.get('content-length')) || null
    if (length !== null && length > most) {
      await response.body.cancel()
      return { status: 'too-large' }
    }
    const parts = await readParts(response.body, most, (received) => onProgress?.(received, length))
    // What it is, its bytes will say: the type that the server gives is not believed.
    return parts ? { status: 'here', blob: new Blob(parts) } : { status: 'too-large' }
  } catch {
    return { status: 'unreachable' }
  }
}

async function readParts(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
  onRead: (received: number) => void,
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const reader = body.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return parts
    received += value.length
    if (received > most) {
      await reader.cancel()
      return null
    }
    parts.push(value)
    onRead(received)
  }
}
