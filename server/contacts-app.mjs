/**
 * The web application of a make-believe organisation, which owns the contact lists of `managed.localhost`: for tests, and to
 * look at by hand. Prosody asks it (`modules/mod_http_roster_admin.lua`), and is told when something has changed.
 *
 *   GET /contacts/anna        what Prosody reads: { "ben@managed.localhost": { "name": "Ben", "groups": ["Team"] } }
 *   PUT /contacts/anna        the list from now on; answers with what Prosody says of it
 */
import http from 'node:http'

/** @typedef {Record<string, { name?: string, groups?: string[] }>} ContactsOfUser */

/**
 * @param {{ port?: number }} [options]
 * @returns {Promise<ContactsApp>}
 *
 * @typedef {object} ContactsApp
 * @property {number} port
 * @property {string} url where the lists are, by user: for Prosody's `http_roster_url`, with `%s` in the place of the name
 * @property {(refresh: { port: number, host: string }) => void} tellTo where Prosody wants to hear of changes
 * @property {(lists: Record<string, ContactsOfUser>) => Promise<Refreshed>} change several at once
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ status: number, answer: { status: string, message: string, updated: number, errors: number } }} Refreshed
 */
export async function startContactsApp({ port = 0 } = {}) {
  /** @type {Map<string, ContactsOfUser>} */
  const lists = new Map()
  /** @type {{ port: number, host: string } | null} */
  let refreshAt = null

  /** @param {Record<string, ContactsOfUser>} changed */
  async function change(changed) {
    for (const [user, contacts] of Object.entries(changed)) lists.set(user, contacts)
    if (!refreshAt) throw new Error('nobody has said where Prosody is')
    const { status, body } = await post(refreshAt, JSON.stringify(Object.keys(changed)))
    return { status, answer: JSON.parse(body) }
  }

  const server = http.createServer(async (request, response) => {
    const end = (/** @type {number} */ status, /** @type {unknown} */ value) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const user = /^\/contacts\/([^/?]+)$/.exec(request.url ?? '')?.[1]
    if (user === undefined) return end(404, { error: 'no such page' })
    if (request.method === 'GET') return end(200, lists.get(decodeURIComponent(user)) ?? {})
    if (request.method !== 'PUT') return end(405, { error: 'GET or PUT' })
    try {
      const { status, answer } = await change({
        [decodeURIComponent(user)]: JSON.parse(await textOf(request)),
      })
      end(status, answer)
    } catch (error) {
      end(502, { error: String(error) })
    }
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(undefined))
  })
  const taken = /** @type {import('node:net').AddressInfo} */ (server.address()).port
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}/contacts/%s`,
    tellTo(refresh) {
      refreshAt = refresh
    },
    change,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * Tells Prosody whose lists have changed. The name of the host goes into the header: it need not be known to this machine.
 * @param {{ port: number, host: string, localAddress?: string }} at `localAddress`: from which of this machine's own
 * @param {string} body @returns {Promise<{ status: number, body: string }>}
 */
export function post({ port, host, localAddress }, body) {
  return new Promise((resolve, reject) => {
    const headers = { host: `${host}:${port}`, 'content-type': 'application/json' }
    const there = { host: '127.0.0.1', port, path: '/roster_admin/refresh' }
    const options = { ...there, method: 'POST', headers, localAddress }
    const request = http.request(options, (response) => {
      textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), reject)
    })
    request.once('error', reject)
    request.end(body)
  })
}

/** @param {http.IncomingMessage} message */
async function textOf(message) {
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += chunk
  return text
}
