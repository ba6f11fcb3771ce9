/**
 * The other side of a conversation, as plain XML over a WebSocket: signs in on any server with PLAIN and binds, then
 * sends exactly what it is told, hostile or not, and remembers all that it hears.
 */
import { WebSocket } from 'ws'
import { Frames, type Wanted } from './frames.ts'
import '../../server/localhost-names.mjs'

const framing = 'urn:ietf:params:xml:ns:xmpp-framing'
const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl'
const bind = 'urn:ietf:params:xml:ns:xmpp-bind'

export const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export interface RawPerson {
  user: string
  domain: string
  password: string
}

export class RawStream {
  readonly frames = new Frames()
  /** The full address, once signed in. */
  jid = ''
  readonly closed: Promise<void>
  #socket: WebSocket
  #ids = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => this.frames.push(data.toString()))
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        this.frames.end('the stream closed')
        resolve()
      }),
    )
  }

  /** A socket and nothing more: for what happens before a stream is open. */
  static async connect(address: string): Promise<RawStream> {
    const socket = new WebSocket(address, 'xmpp')
    const stream = new RawStream(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on('open', resolve)
      socket.on('error', reject)
    })
    return stream
  }

  static async signIn(address: string, person: RawPerson, resource = 'raw'): Promise<RawStream> {
    const stream = await RawStream.connect(address)
    await stream.open(person.domain)
    const secret = Buffer.from(`\0${person.user}\0${person.password}`).toString('base64')
    stream.send(`<auth xmlns='${sasl}' mechanism='PLAIN'>${secret}</auth>`)
    const answer = await stream.next(sasl)
    if (!answer.includes('<success')) throw new Error(`${person.user} may not sign in: ${answer}`)
    await stream.open(person.domain)
    const bound = await stream.iq('set', `<bind xmlns='${bind}'><resource>${resource}</resource></bind>`)
    stream.jid = /<jid>([^<]+)<\/jid>/.exec(bound)?.[1] ?? ''
    return stream
  }

  async open(domain: string): Promise<string> {
    this.send(`<open xmlns='${framing}' to='${domain}' version='1.0'/>`)
    await this.next('<open')
    return this.next('<stream:features')
  }

  send(xml: string) {
    this.#socket.send(xml)
  }

  next(wanted?: Wanted): Promise<string> {
    return this.frames.next(wanted)
  }

  /** The whole answer, a result or an error. */
  iq(type: 'get' | 'set', child: string, to?: string): Promise<string> {
    this.#ids += 1
    const id = `raw-${this.#ids}`
    this.send(
      `<iq xmlns='jabber:client' type='${type}' id='${id}'${to ? ` to='${escapeXml(to)}'` : ''}>${child}</iq>`,
    )
    return this.next((frame) => frame.startsWith('<iq') && new RegExp(`id=['"]${id}['"]`).test(frame))
  }

  /** Says that it is there, so that messages come in. */
  presence(child = '') {
    this.send(`<presence xmlns='jabber:client'>${child}</presence>`)
  }

  /** @returns the id of the message */
  message(to: string, text: string, { id = crypto.randomUUID() as string, extra = '' } = {}): string {
    const body = `<body>${escapeXml(text)}</body>`
    this.send(
      `<message xmlns='jabber:client' type='chat' id='${id}' to='${escapeXml(to)}'>${body}${extra}</message>`,
    )
    return id
  }

  async close() {
    this.send(`<close xmlns='${framing}'/>`)
    await this.closed
  }

  /** Gone without a word, as when a train enters a tunnel. */
  drop() {
    this.#socket.terminate()
  }
}
