/**
 * One WebSocket and the frames on it. While signing in, frames are pulled one by one (`next`); afterwards they are
 * pushed in order (`flow`). A socket that ended rejects whoever waits and is heard of no more: nothing of a dead
 * attempt can reach a later one.
 */
import { ConnectFailure, LinkLost } from './failure.ts'
import { closeFrame, type Frame, readFrame } from './framing.ts'
import type { WireTap } from './stream.ts'
import { readClose, readStreamError } from './stream-error.ts'

export interface FrameSink {
  frame(frame: Frame): void
  closed(failure: ConnectFailure): void
}

const CONNECTING = 0
const CLOSE_PATIENCE = 2000

export class Connection {
  /** Bursts of ours that had to wait for something of theirs. */
  flights = 0
  readonly opened: Promise<void>
  tap: WireTap | undefined
  #socket: WebSocket
  #failure: ConnectFailure | null = null
  #frames: Frame[] = []
  #sink: FrameSink | null = null
  #waiting: { resolve(frame: Frame): void; reject(failure: ConnectFailure): void } | null = null
  #opening: { resolve(): void; reject(failure: ConnectFailure): void } | null = null
  #alarm: ReturnType<typeof setTimeout> | undefined
  #heard = true
  #closing: (() => void) | null = null

  constructor(address: string) {
    this.opened = new Promise((resolve, reject) => {
      this.#opening = { resolve, reject }
    })
    // Whoever opened it may be looking elsewhere when it fails; `next` tells the same.
    this.opened.catch(() => undefined)
    this.#socket = new WebSocket(address, ['xmpp'])
    this.#socket.onopen = () => this.#onOpen()
    this.#socket.onmessage = (event: MessageEvent<unknown>) => this.#onMessage(event.data)
    this.#socket.onerror = () => this.fail(new ConnectFailure('unreachable'))
    this.#socket.onclose = (event) => this.fail(closedBy(event.code))
  }

  /** Why it ended; null while it lives. */
  get failure(): ConnectFailure | null {
    return this.#failure
  }

  /** The time for what comes next; `null` when there is no hurry any more. */
  deadline(milliseconds: number | null, what: ConnectFailure = new ConnectFailure('timeout')): void {
    clearTimeout(this.#alarm)
    this.#alarm = milliseconds === null ? undefined : setTimeout(() => this.fail(what), milliseconds)
  }

  write(text: string): void {
    if (this.#failure || this.#socket.readyState === CONNECTING) throw new LinkLost()
    if (this.#heard) this.flights++
    this.#heard = false
    this.#socket.send(text)
    this.tap?.hear?.('out', text)
  }

  /** The next frame; what came before the end is still read (a refusal that is followed by a stream error). */
  next(): Promise<Frame> {
    const frame = this.#frames.shift()
    if (frame) return Promise.resolve(frame)
    if (this.#failure) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  /** Gives back what `next` took too early. */
  unread(frame: Frame): void {
    this.#frames.unshift(frame)
  }

  flow(sink: FrameSink): void {
    this.#sink = sink
    // A sink that drops the connection over one frame does not get the next.
    for (let frame = this.#frames.shift(); frame && this.#sink; frame = this.#frames.shift())
      sink.frame(frame)
    if (this.#failure) this.#tell(this.#failure)
  }

  /** Ends it at once, without `<close/>`: the server keeps the session for a resumption. */
  fail(failure: ConnectFailure): void {
    if (this.#failure) return
    this.#failure = failure
    clearTimeout(this.#alarm)
    const socket = this.#socket
    socket.onopen = socket.onmessage = socket.onclose = null
    // A socket that is closed while it connects reports an error once more; nobody may be left to hear it.
    socket.onerror = () => undefined
    socket.close()
    this.#opening?.reject(failure)
    this.#waiting?.reject(failure)
    this.#closing?.()
    if (this.#sink) this.#tell(failure)
  }

  /** RFC 7395 §3.6: ends the stream and with it the session; waits a little for the server to do the same. */
  async close(): Promise<void> {
    if (this.#failure || this.#closing) return
    const over = new Promise<void>((resolve) => {
      this.#closing = resolve
    })
    this.#socket.send(closeFrame)
    this.tap?.hear?.('out', closeFrame)
    this.deadline(CLOSE_PATIENCE, new ConnectFailure('aborted', 'closed'))
    await over
  }

  #tell(failure: ConnectFailure): void {
    const sink = this.#sink
    this.#sink = null
    sink?.closed(failure)
  }

  #onOpen(): void {
    // RFC 7395 §3.1: a server that did not choose the subprotocol speaks something else.
    if (this.#socket.protocol === 'xmpp') this.#opening?.resolve()
    else this.fail(new ConnectFailure('protocol', 'subprotocol'))
  }

  #onMessage(data: unknown): void {
    this.#heard = true
    if (typeof data === 'string') this.tap?.hear?.('in', data)
    const frame = readFrame(data)
    const end = endOf(frame)
    if (this.#closing) {
      if (frame.kind === 'close') this.fail(new ConnectFailure('aborted', 'closed'))
    } else if (end) this.fail(end)
    else if (this.#sink) this.#sink.frame(frame)
    else if (this.#waiting) {
      this.#waiting.resolve(frame)
      this.#waiting = null
    } else this.#frames.push(frame)
  }
}

/** RFC 6455 §7.4.1: these say that the server could not make sense of our bytes; the rest, that the line is gone. */
const closedBy = (code: number): ConnectFailure =>
  new ConnectFailure(
    [1002, 1003, 1007, 1008, 1009, 1010].includes(code) ? 'protocol' : 'unreachable',
    `closed ${code}`,
  )

function endOf(frame: Frame): ConnectFailure | null {
  if (frame.kind === 'error') return readStreamError(frame.element)
  if (frame.kind === 'close') return readClose(frame.element)
  // A stanza that cannot be read is left to whoever counts stanzas. Anything else may have been part of the
  // negotiation, and guessing what it said is worse than starting again (the session can be resumed).
  return frame.kind === 'malformed' && !frame.stanza ? new ConnectFailure('protocol', 'malformed') : null
}
