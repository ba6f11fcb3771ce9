/**
 * `app://tessera/…`: the files of the built app, each with the headers that its web server would send. Whoever asks for anything
 * else is told that it is not there. The page's policy is the same in all skins: `server/web-headers.mjs`.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { caching, contentType, pageHeaders } from '../server/web-headers.mjs'
import { fileFor } from '../server/web-server.mjs'
import { isOurs, SCHEME } from './origin.ts'

/** As early as Electron wants it: before it is ready. Without service workers: what is on the disk needs no cache. */
export const SCHEMES = [
  {
    scheme: SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]

/** Of a `Request`. */
export interface Asked {
  readonly url: string
  readonly method: string
}

/** `folder`: a real path, without links in it. */
export const serve =
  (folder: string) =>
  async ({ url, method }: Asked): Promise<Response> => {
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET and HEAD.')
    const file = isOurs(url) ? fileFor(folder, pathOf(url)) : undefined
    const body = file && (await readFile(file).catch(() => undefined))
    if (!file || !body) return plain(404, 'Not found.')
    const name = path.relative(folder, file).split(path.sep).join('/')
    return new Response(method === 'HEAD' ? null : body, {
      headers: {
        ...pageHeaders,
        'content-type': contentType(file),
        'content-length': String(body.byteLength),
        'cache-control': caching(name),
      },
    })
  }

/** As it was written: `URL` resolves dots, and what is asked for with dots is to be refused. */
const pathOf = (url: string): string => url.slice(url.indexOf('/', url.indexOf('://') + 3))

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } })
