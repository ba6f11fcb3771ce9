/** Serves a folder of static files on loopback, and one file that exists only in memory: `config.json`. */
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { besides, caching, contentType, pageHeaders } from './web-headers.mjs'

/**
 * The file behind a request path; nothing for paths that leave the folder, by dots, by encoding or by a link.
 * @param {string} root a real path @param {string} requested as in the request line
 * @returns {string | undefined}
 */
export function fileFor(root, requested) {
  let name
  try {
    name = decodeURIComponent(requested.split(/[?#]/, 1)[0] ?? '')
  } catch {
    return undefined
  }
  if (!name.startsWith('/') || name.includes('\0') || name.includes('\\')) return undefined
  const wanted = path.join(root, name.endsWith('/') ? `${name}index.html` : name)
  try {
    const file = fs.realpathSync(wanted)
    const inside = file.startsWith(root + path.sep)
    return inside && fs.statSync(file).isFile() ? file : undefined
  } catch {
    return undefined
  }
}

/**
 * @param {{ root: string, port: number, config: () => unknown }} options `config` is asked at each request
 * @returns {Promise<{ port: number, url: string, stop(): Promise<void> }>}
 */
export async function startWebServer({ root, port, config }) {
  const folder = fs.realpathSync(root)
  const server = http.createServer((request, response) => answer(folder, config, request, response))
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(undefined))
  })
  const taken = /** @type {import('node:net').AddressInfo} */ (server.address()).port
  return {
    port: taken,
    url: `http://localhost:${taken}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @param {string} root @param {() => unknown} config @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function answer(root, config, request, response) {
  const end = (/** @type {number} */ status, /** @type {http.OutgoingHttpHeaders} */ headers, body = '') => {
    response.writeHead(status, { ...pageHeaders, ...headers })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const plain = { 'content-type': 'text/plain; charset=utf-8' }
  if (request.method === 'POST' && request.url === '/share') {
    // What is shared is for the worker. Where none is there any more, nothing of it is kept, and the page says so.
    request.resume()
    return end(303, { location: './#/shared' })
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return end(405, { ...plain, allow: 'GET, HEAD' }, 'Only GET and HEAD.')
  }
  const requested = request.url ?? '/'
  if (requested.split('?', 1)[0] === '/config.json') {
    return end(
      200,
      { 'content-type': contentType('.json'), 'cache-control': 'no-cache' },
      JSON.stringify(config()),
    )
  }
  const file = fileFor(root, requested)
  if (!file) return end(404, plain, 'Not found.')
  const { size, mtimeMs } = fs.statSync(file)
  const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
  const name = path.relative(root, file).split(path.sep).join('/')
  const headers = {
    ...besides(name),
    'content-type': contentType(file),
    'cache-control': caching(name),
    etag,
  }
  if (request.headers['if-none-match'] === etag) return end(304, headers)
  if (request.method === 'HEAD') return end(200, { ...headers, 'content-length': size })
  response.writeHead(200, { ...pageHeaders, ...headers, 'content-length': size })
  fs.createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}
