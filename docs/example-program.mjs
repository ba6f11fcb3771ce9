#!/usr/bin/env node
/**
 * A program without a browser signs in with access that somebody gave it in Tessera ("Give another program access"):
 *
 *   node example-program.mjs access.json                        stays, and prints what it is told
 *   node example-program.mjs access.json romeo@example.org Hi   says something, and goes
 *
 * `access.json` is what Tessera shows, copied as it is. Whoever can read that file can act for the account, so only its owner
 * should. Node 20 or later; before Node 22 also `npm install ws`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const toXml = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const fromXml = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

export class Refused extends Error {}

/**
 * Signs in (RFC 7395, XEP-0388, RFC 7628). Throws `Refused` when the token is not taken.
 * @param {{ address: string, websocket: string, token: string }} access
 */
export async function signIn({ address, websocket, token }) {
  const Socket = globalThis.WebSocket ?? (await import('ws')).WebSocket
  const socket = new Socket(websocket, ['xmpp'])
  const heard = []
  let wake = () => {}
  const hear = (frame) => {
    heard.push(frame)
    wake()
  }
  socket.addEventListener('message', ({ data }) => hear(String(data)))
  socket.addEventListener('close', () => hear('<close/>'))
  socket.addEventListener('error', () => hear('<close/>'))
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('close', resolve)
  })

  const next = async () => {
    while (heard.length === 0) {
      await new Promise((resolve) => {
        wake = resolve
      })
    }
    return heard.shift()
  }
  const send = (frame) => socket.send(frame)

  const domain = address.split('@')[1]
  send(`<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" version="1.0" to="${toXml(domain)}"/>`)
  // The server's own greeting, then what it can do.
  for (let greeting = await next(); !greeting.includes(':features'); greeting = await next())
    if (greeting === '<close/>') throw new Error('the server hung up')

  const bearer = Buffer.from(`n,,\x01auth=Bearer ${token}\x01\x01`).toString('base64')
  send(
    `<authenticate xmlns="urn:xmpp:sasl:2" mechanism="OAUTHBEARER"><initial-response>${bearer}</initial-response>` +
      '<bind xmlns="urn:xmpp:bind:0"><tag>program</tag></bind></authenticate>',
  )
  let answer = await next()
  if (answer.startsWith('<challenge')) {
    // RFC 7628 §3.2.3: the refusal is told in two steps, and this is what stands between them.
    send(`<response xmlns="urn:xmpp:sasl:2">${Buffer.from('\x01').toString('base64')}</response>`)
    answer = await next()
  }
  if (!answer.startsWith('<success')) {
    socket.close()
    throw new Refused('the token is not taken (any more)')
  }
  return {
    /** Who one is, as the server says. */
    self: fromXml(/<authorization-identifier>([^<]*)/.exec(answer)?.[1] ?? ''),
    send,
    /** The next thing that the server says; null = it has ended the session. */
    async next() {
      const frame = await next()
      return frame.startsWith('<close') || frame.startsWith('<stream:error') ? null : frame
    },
    close() {
      send('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>')
      socket.close()
    },
  }
}

/**
 * RFC 6749 §6. The old refresh token is spent by this: keep what comes back before anything else.
 * @param {{ endpoint: string, client_id: string, client_secret: string | null, refresh_token: string }} renewal
 */
export async function renew({ endpoint, client_id, client_secret, refresh_token }) {
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token,
      client_id,
      ...(client_secret === null ? {} : { client_secret }),
    }),
  })
  if (!response.ok) throw new Refused(`no new token is given (any more): ${response.status}`)
  const answer = await response.json()
  return { token: answer.access_token, refresh_token: answer.refresh_token ?? refresh_token }
}

/** Signs in; with a new token where the old one is not taken and there is a way to get one. */
async function comeIn(file) {
  const access = JSON.parse(await readFile(file, 'utf8'))
  try {
    return await signIn(access)
  } catch (error) {
    if (!(error instanceof Refused) || !access.renewal) throw error
    const { token, refresh_token } = await renew(access.renewal)
    const renewed = { ...access, token, renewal: { ...access.renewal, refresh_token } }
    await writeFile(file, `${JSON.stringify(renewed, null, 2)}\n`, { mode: 0o600 })
    return signIn(renewed)
  }
}

async function main([file, to, ...words]) {
  if (!file) throw new Error('Which file? node example-program.mjs access.json')
  const session = await comeIn(file)
  console.log(`in as ${session.self}`)
  if (to) {
    session.send(
      `<message xmlns="jabber:client" type="chat" to="${toXml(to)}" id="${crypto.randomUUID()}">` +
        `<body>${toXml(words.join(' '))}</body></message>`,
    )
    return session.close()
  }
  session.send('<presence xmlns="jabber:client"/>')
  for (let frame = await session.next(); frame !== null; frame = await session.next()) {
    const body = /<message[^>]* from=['"]([^'"]*)['"][\s\S]*?<body>([^<]*)/.exec(frame)
    if (body) console.log(`${fromXml(body[1])}: ${fromXml(body[2])}`)
  }
  console.log('the server has ended the session')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message)
    process.exitCode = error instanceof Refused ? 2 : 1
  })
