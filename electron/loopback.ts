/**
 * The way back from the system's browser (RFC 8252 §7.3): a door on 127.0.0.1, on a port that the system chooses once. It takes one
 * answer for each `state` that somebody waits with; whatever else knocks, another program or a page that guesses, is turned
 * away and uses nothing up.
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { pageHeaders } from '../server/web-headers.mjs'
import { returnPolicy } from './return-page.ts'

export interface LoopbackParts {
  /** The page that is seen after it, as HTML. */
  page(): string
  /** Milliseconds after which nobody comes any more. */
  patience?: number
  /**
   * The port of the last time, and the one of this time. Servers ought to let one come back by any (§7.3); one that does not would
   * send the person to an error, so that this program is registered anew with another port, and best has the same again.
   */
  port?: { last(): number | null; keep(port: number): void }
}

export interface ReturnDoor {
  readonly redirectUri: string
  /** The whole address of the answer; null when it was given up. Waiting twice with one state is waiting once. */
  wait(state: string): Promise<string | null>
  giveUp(state: string): void
  close(): void
}

interface Waiting {
  answer: Promise<string | null>
  settle(address: string | null): void
}

const PATH = '/return'
const DONE = '/done'
const PATIENCE = 10 * 60_000
/** Of the sign-ins that somebody begins at a time. */
const MOST = 4

const HEADERS = {
  ...pageHeaders,
  'content-security-policy': returnPolicy,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'close',
}

export async function openDoor({ page, patience = PATIENCE, port }: LoopbackParts): Promise<ReturnDoor> {
  const waiting = new Map<string, Waiting>()
  let host = ''
  let wasUsed = false

  const server = http.createServer((request, response) => {
    const end = (status: number, more: http.OutgoingHttpHeaders = {}, body = '') => {
      response.writeHead(status, { ...HEADERS, ...more })
      response.end(body)
    }
    const target = request.url ?? ''
    // By another name it would be a page of that name that reads the answer.
    if (request.method !== 'GET' || request.headers.host !== host || !target.startsWith('/')) return end(404)
    const url = new URL(`http://${host}${target}`)
    if (url.pathname === DONE && wasUsed) return end(200, {}, page())
    const states = url.searchParams.getAll('state')
    const wanted = states.length === 1 && url.pathname === PATH ? waiting.get(states[0] ?? '') : undefined
    if (!wanted) return end(404)
    wasUsed = true
    wanted.settle(url.href)
    // Elsewhere at once: the code stays in no history and no address bar.
    end(303, { location: DONE })
  })
  // What knocks and says nothing does not hold the door.
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000

  const last = port?.last() ?? 0
  // Somebody else may have it now.
  const got = await listen(server, last).catch((error) => (last ? listen(server, 0) : Promise.reject(error)))
  if (got !== last) port?.keep(got)
  host = `127.0.0.1:${got}`

  function wait(state: string): Promise<string | null> {
    const known = waiting.get(state)
    if (known) return known.answer
    let settle: Waiting['settle'] = () => {}
    const answer = new Promise<string | null>((resolve) => {
      const late = setTimeout(() => settle(null), patience)
      settle = (address) => {
        clearTimeout(late)
        waiting.delete(state)
        resolve(address)
      }
    })
    waiting.set(state, { answer, settle })
    const [oldest] = waiting.values()
    if (waiting.size > MOST) oldest?.settle(null)
    return answer
  }

  return {
    redirectUri: `http://${host}${PATH}`,
    wait,
    giveUp: (state) => waiting.get(state)?.settle(null),
    close() {
      for (const { settle } of [...waiting.values()]) settle(null)
      server.close()
      server.closeAllConnections()
    },
  }
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}
