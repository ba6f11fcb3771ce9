/** An XMPP server that says exactly what a test writes down: for answers that no honest server gives, or not on demand. */
import { type WebSocket, WebSocketServer } from 'ws'
import { Frames, type Wanted } from './frames.ts'

const framing = 'urn:ietf:params:xml:ns:xmpp-framing'

/** One client that has connected. */
export class Guest {
  readonly frames = new Frames()
  readonly closed: Promise<void>
  /** Frames and what they arrived with: `flights` counts how often the client spoke after we had. */
  flights = 0
  #socket: WebSocket
  #clientSpokeLast = false

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => {
      if (!this.#clientSpokeLast) this.flights += 1
      this.#clientSpokeLast = true
      this.frames.push(data.toString())
    })
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        this.frames.end('the client went away')
        resolve()
      }),
    )
  }

  send(...xml: string[]) {
    this.#clientSpokeLast = false
    if (this.#socket.readyState === 1) for (const frame of xml) this.#socket.send(frame)
  }

  next(wanted?: Wanted): Promise<string> {
    return this.frames.next(wanted)
  }

  /** Answers the next `<open/>` with one of ours and these features. */
  async greet(domain: string, features: string): Promise<string> {
    const open = await this.next('<open')
    this.send(
      `<open xmlns='${framing}' from='${domain}' id='${crypto.randomUUID()}' version='1.0' xml:lang='en'/>`,
      `<stream:features xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>${features}</stream:features>`,
    )
    return open
  }

  close() {
    this.send(`<close xmlns='${framing}'/>`)
    this.#socket.close(1000)
  }

  /** No goodbye: the socket is torn down. */
  drop() {
    this.#socket.terminate()
  }
}

export interface FakeServer {
  /** `ws://127.0.0.1:PORT/` */
  url: string
  /** Every client so far, oldest first. */
  guests: Guest[]
  /** The next client that connects (or the first that no one has asked for). */
  nextGuest(): Promise<Guest>
  stop(): Promise<void>
}

/** @param welcome is run for each client; its error fails the test that stops the server */
export async function startFakeServer(
  welcome: (guest: Guest, index: number) => void | Promise<void> = () => {},
): Promise<FakeServer> {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => (offered.has('xmpp') ? 'xmpp' : false),
  })
  await new Promise<void>((resolve, reject) => {
    server.on('listening', resolve)
    server.on('error', reject)
  })
  const guests: Guest[] = []
  const unclaimed: Guest[] = []
  const waiting: ((guest: Guest) => void)[] = []
  const failures: unknown[] = []
  let stopping = false

  server.on('connection', (socket) => {
    const guest = new Guest(socket)
    guests.push(guest)
    const first = waiting.shift()
    if (first) first(guest)
    else unclaimed.push(guest)
    Promise.resolve()
      .then(() => welcome(guest, guests.length - 1))
      .catch((error: unknown) => {
        if (!stopping) failures.push(error)
      })
  })

  return {
    url: `ws://127.0.0.1:${server.address().port}/`,
    guests,
    nextGuest: () => {
      const guest = unclaimed.shift()
      return guest ? Promise.resolve(guest) : new Promise((resolve) => waiting.push(resolve))
    },
    async stop() {
      // A script that has just failed is still on its way to say so.
      await new Promise((resolve) => setImmediate(resolve))
      stopping = true
      for (const client of server.clients) client.terminate()
      await new Promise<void>((resolve) => server.close(resolve))
      if (failures.length > 0) throw failures[0]
    },
  }
}
