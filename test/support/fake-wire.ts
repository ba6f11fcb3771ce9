/** One socket: two queues of frames that move one at a time, and the ends that read and write them. */
import type { Connection, FrameSink } from '../../src/xmpp/connection.ts'
import { ConnectFailure, type ConnectProblem, LinkLost } from '../../src/xmpp/failure.ts'
import { readFrame } from '../../src/xmpp/framing.ts'
import type { Down, FakeSession } from './fake-session.ts'
import type { FakeXmppServer } from './fake-xmpp-server.ts'

export interface Asking {
  secret: { token: number } | { password: string } | { bearer: string }
  resume: string | null
  h: number
}

export type Answer =
  | { problem: ConnectProblem }
  | {
      token: number | null
      /** `h` of the session that goes on. */
      resumed: number | null
      /** `h` of one that does not. */
      failed: number | null
      self: string
      session: string | null
    }

type Authority = (asking: Asking) => ((wire: FakeWire) => void) | Answer
type Frame = string | { run(): void }

export class FakeWire {
  readonly up: Frame[] = []
  readonly down: Frame[] = []
  session: FakeSession | null = null
  /** Answers whoever has not signed in; without it what they say is ignored. */
  desk: { receive(text: string): string | null } | null = null
  /** Hears every frame that arrives. */
  watch: ((direction: 'up' | 'down', text: string) => void) | null = null
  /** Nothing moves on it any more. */
  over = false
  #failure: ConnectFailure | null = null
  #sink: FrameSink | null = null
  #early: string[] = []
  #waiting: { resolve(answer: Answer): void; reject(failure: ConnectFailure): void } | null = null
  #closing: (() => void) | null = null
  #server: FakeXmppServer

  constructor(
    server: FakeXmppServer,
    public account: string,
    public authority: Authority,
  ) {
    this.#server = server
  }

  /** As much of `Connection` as a stream uses once it has signed in. */
  readonly connection = this.#clientEnd() as unknown as Connection

  readonly serverEnd: Down = {
    push: (text) => {
      if (!this.over) this.down.push(text)
    },
    end: (reason) => {
      if (this.session) this.session.down = null
      this.session = null
      const why =
        reason === 'conflict' ? new ConnectFailure('conflict') : new ConnectFailure('unreachable', 'closed')
      this.down.push({ run: () => this.fail(why) })
    },
  }

  /** Somebody else will read: what comes meanwhile waits for them. */
  handOver(account: string, authority: Authority): void {
    this.#sink = null
    this.account = account
    this.authority = authority
  }

  /** One frame arrives at the server. */
  moveUp(): void {
    const frame = this.up.shift()
    if (typeof frame === 'string') this.watch?.('up', frame)
    if (typeof frame === 'object') frame.run()
    // What is said before one may speak is ignored.
    else if (frame !== undefined && this.session) this.#server.receive(this.session, frame)
    else if (frame !== undefined) {
      const answer = this.desk?.receive(frame)
      if (answer) this.down.push(answer)
    }
  }

  /** One frame arrives at the client. */
  moveDown(): void {
    const frame = this.down.shift()
    if (typeof frame === 'string') this.watch?.('down', frame)
    if (typeof frame === 'object') frame.run()
    else if (frame !== undefined) {
      if (this.#sink) this.#sink.frame(readFrame(frame))
      else this.#early.push(frame)
    }
  }

  /** Nobody is at the client's end; what it wrote may still be on its way. */
  get left(): boolean {
    return this.#failure !== null
  }

  /** It breaks; what was on it is lost. Both sides notice. */
  cut(): void {
    const texts = this.up.filter((frame) => typeof frame === 'string')
    if (this.#server.habits.readsOn) this.session?.lingering.push(...texts)
    this.up.length = 0
    this.fail(new ConnectFailure('unreachable', 'cut'))
    this.#serverLoses()
  }

  /** The client is gone without a word to its own code. */
  vanish(): void {
    this.#sink = null
    this.#waiting = null
    this.#failure ??= new ConnectFailure('aborted')
    this.down.length = 0
    this.up.push({ run: () => this.#serverLoses() })
  }

  ask(asking: Asking): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // It broke while somebody looked for what to say.
      if (this.#failure) return reject(this.#failure)
      this.#waiting = { resolve, reject }
      this.up.push({
        run: () => {
          const said = this.authority(asking)
          if (typeof said === 'function') said(this)
          else this.#answer(said)
        },
      })
    })
  }

  /** At the server: this socket belongs to that session from now on. */
  begin(session: FakeSession, answer: Answer): void {
    this.session = session
    this.#answer(answer)
  }

  #answer(answer: Answer): void {
    this.down.push({ run: () => this.#waiting?.resolve(answer) })
  }

  /** The client's end is no more; what it wrote before still arrives. */
  fail(failure: ConnectFailure): void {
    if (this.#failure) return
    this.#failure = failure
    this.down.length = 0
    this.up.push({ run: () => this.#serverLoses() })
    this.#waiting?.reject(failure)
    this.#closing?.()
    const sink = this.#sink
    this.#sink = null
    sink?.closed(failure)
  }

  #serverLoses(): void {
    this.over = true
    this.up.length = this.down.length = 0
    const session = this.session
    if (!session || session.ended || session.down !== this.serverEnd) return
    if (session.id === null) this.#server.end(session)
    else session.hibernate()
  }

  #clientEnd() {
    const wire = this
    return {
      flights: 1,
      get failure() {
        return wire.#failure
      },
      write(text: string) {
        if (wire.#failure) throw new LinkLost()
        wire.up.push(text)
      },
      flow(sink: FrameSink) {
        wire.#sink = sink
        for (let text = wire.#early.shift(); text !== undefined && wire.#sink; text = wire.#early.shift())
          sink.frame(readFrame(text))
        if (wire.#failure) {
          wire.#sink = null
          sink.closed(wire.#failure)
        }
      },
      // This server always hears; time is nothing that happens here.
      deadline() {},
      fail: (failure: ConnectFailure) => wire.fail(failure),
      async close() {
        if (wire.#failure || wire.#closing) return
        const over = new Promise<void>((resolve) => {
          wire.#closing = resolve
        })
        wire.up.push(`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`)
        await over
      },
    }
  }
}
