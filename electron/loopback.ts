/**
 * The way back from the system's browser (RFC 8252 §7.3): a door on 127.0.0.1, on a port that the system chooses, for the one
 * answer that carries our `state`. Whatever else knocks, another program or a page that guesses, is turned away and uses nothing up.
 */
import { randomUUID, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { pageHeaders } from '../server/web-headers.mjs'

export interface LoopbackParts {
  /** The page that is seen after it, as HTML. */
  page(): string
  /** Milliseconds after which nobody comes any more. */
  patience?: number
}

export interface Returned {
  id: string
  redirectUri: string
  /** The whole address of the answer; null when it was given up. */
  answer: Promise<string | null>
  close(): void
}

const PATH = '/return'
const DONE = '/done'
const PATIENCE = 10 * 60_000
/** For the page that is shown after it. */
const AFTERWARDS = 10_000

const HEADERS = {
  ...pageHeaders,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export async function openReturn(
  state: string,
  { page, patience = PATIENCE }: LoopbackParts,
): Promise<Returned> {
  let settle: (address: string | null) => void = () => {}
  const answer = new Promise<string | null>((resolve) => {
    settle = resolve
  })
  let host = ''
  let isDone = false

  const server = http.createServer((request, response) => {
    const end = (status: number, more: http.OutgoingHttpHeaders = {}, body = '') => {
      response.writeHead(status, { ...HEADERS, ...more })
      response.end(body)
    }
    const target = request.url ?? ''
    // By another name it would be a page of that name that reads the answer.
    if (request.method !== 'GET' || request.headers.host !== host || !target.startsWith('/')) return end(404)
    const url = new URL(target, `http://${host}`)
    if (url.pathname === DONE && isDone) {
      end(200, {}, page())
      return close()
    }
    const states = url.searchParams.getAll('state')
    if (url.pathname !== PATH || isDone || states.length !== 1 || !isSame(states[0] ?? '', state))
      return end(404)
    isDone = true
    settle(url.href)
    // Elsewhere at once: the code stays in no history and no address bar.
    end(303, { location: DONE })
    setTimeout(close, AFTERWARDS).unref()
  })
  // What knocks and says nothing does not hold the door open.
  server.requestTimeout = 10_000

  const late = setTimeout(close, patience)
  late.unref()

  function close(): void {
    clearTimeout(late)
    settle(null)
    server.close()
    server.closeIdleConnections()
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { id: randomUUID(), redirectUri: `http://${host}${PATH}`, answer, close }
}
