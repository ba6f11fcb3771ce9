/** A part of an XMPP server that runs beside it: XEP-0114 Jabber Component Protocol, 1.6. https://xmpp.org/extensions/xep-0114.html */
import { createHash } from 'node:crypto'
import net from 'node:net'

const NS = 'jabber:component:accept'
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A line that carries nothing may be cut by whatever stands between: a space keeps it. */
const KEEP_MS = 60_000

/**
 * Stays connected until it is stopped: a server that restarts is waited for.
 * @param {{
 *   address: string, secret: string, host?: string, port: number,
 *   onStanza(stanza: import('@xmpp/xml').Element): Promise<import('@xmpp/xml').Element | null>,
 *   say?(line: string): void,
 * }} options `onStanza` may answer; it must not reject
 * @returns {Promise<{ stop(): Promise<void> }>} resolves when it is connected for the first time
 */
export async function startComponent({
  address,
  secret,
  host = '127.0.0.1',
  port,
  onStanza,
  say = () => {},
}) {
  const { Parser } = await import('@xmpp/xml')
  /** @type {net.Socket | null} */
  let current = null
  let pause = FIRST_PAUSE_MS
  let isStopped = false
  /** @type {NodeJS.Timeout | undefined} */
  let waiting
  /** @type {() => void} */
  let ready = () => {}
  const connected = new Promise((resolve) => {
    ready = () => resolve(undefined)
  })

  function connect() {
    const socket = net.connect({ host, port })
    socket.setEncoding('utf8')
    current = socket
    const parser = new Parser()
    const keep = setInterval(() => socket.write(' '), KEEP_MS)
    keep.unref()
    socket.once('connect', () => {
      socket.write(
        `<stream:stream xmlns='${NS}' xmlns:stream='http://etherx.jabber.org/streams' to='${address}'>`,
      )
    })
    parser.on('start', (/** @type {any} */ { attrs }) => {
      const proof = createHash('sha1').update(`${attrs.id}${secret}`).digest('hex')
      socket.write(`<handshake>${proof}</handshake>`)
    })
    parser.on('element', (/** @type {any} */ element) => {
      if (element.name === 'handshake') {
        pause = FIRST_PAUSE_MS
        say(`${address} is connected to ${host}:${port}`)
        ready()
      } else if (element.name === 'stream:error') say(`the XMPP server refuses ${address}: ${element}`)
      else void onStanza(element).then((answer) => answer && socket.write(String(answer)))
    })
    parser.on('error', () => socket.destroy())
    parser.on('end', () => socket.end())
    socket.on('data', (text) => {
      try {
        parser.write(String(text))
      } catch {
        socket.destroy()
      }
    })
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(keep)
      if (isStopped) return
      say(`${address} is not connected to ${host}:${port}; trying again`)
      waiting = setTimeout(connect, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    })
  }

  connect()
  await connected
  return {
    async stop() {
      isStopped = true
      clearTimeout(waiting)
      current?.end('</stream:stream>')
      current?.destroySoon()
    },
  }
}
