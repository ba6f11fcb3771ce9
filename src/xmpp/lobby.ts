/** A stream that nobody has signed in on: what a server tells strangers, one question after the other. */
import { type Element, xml } from '@xmpp/xml'
import { openConnection, within } from './connect.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure, LinkLost } from './failure.ts'
import { openFrame, writeFrame } from './framing.ts'
import { addressAttribute, attribute, makeId } from './stanza.ts'
import { readStanzaError } from './stanza-error.ts'
import { readFeatures } from './stream-header.ts'

const OPEN_PATIENCE = 15_000
const ANSWER_PATIENCE = 30_000

export interface LobbyOptions {
  domain: string
  websocket: string
  signal: AbortSignal
}

export class Lobby {
  readonly features: Element
  readonly connection: Connection
  #domain: string
  #left = false
  /** The question before this one. */
  #turn: Promise<unknown> = Promise.resolve()
  #release: () => void

  /** Rejects with `ConnectFailure`. */
  static async enter(options: LobbyOptions): Promise<Lobby> {
    const connection = openConnection(options.websocket, options.signal)
    const features = await within(connection, options.signal, async () => {
      await connection.opened
      connection.deadline(OPEN_PATIENCE)
      // In nobody's name: whoever it is going to be does not exist yet, and ejabberd 26 would not take their password.
      connection.write(openFrame(options.domain, null))
      return readFeatures(connection, options.domain)
    })
    return new Lobby(connection, features, options)
  }

  private constructor(connection: Connection, features: Element, options: LobbyOptions) {
    this.connection = connection
    this.features = features
    this.#domain = options.domain
    const abort = () => connection.fail(new ConnectFailure('aborted'))
    options.signal.addEventListener('abort', abort)
    this.#release = () => options.signal.removeEventListener('abort', abort)
  }

  get alive(): boolean {
    return this.connection.failure === null
  }

  /**
   * Rejects with `StanzaError`; with the `ConnectFailure` when the stream was over before anything was written; with
   * `LinkLost` when it ended, or nothing came, afterwards: then nobody knows whether it was heard.
   */
  ask(iq: Element): Promise<Element> {
    const answer = this.#turn.then(() => this.#exchange(iq))
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  async #exchange(iq: Element): Promise<Element> {
    if (this.connection.failure) throw this.connection.failure
    const id = makeId()
    iq.attrs.id = id
    this.connection.write(writeFrame(iq))
    this.connection.deadline(ANSWER_PATIENCE)
    try {
      const answer = await this.#answerTo(id)
      if (attribute(answer, 'type') === 'error') throw readStanzaError(answer)
      return answer
    } catch (error) {
      throw error instanceof ConnectFailure ? new LinkLost() : error
    } finally {
      this.connection.deadline(null)
    }
  }

  async #answerTo(id: string): Promise<Element> {
    for (;;) {
      const frame = await this.connection.next()
      if (frame.kind !== 'stanza' || attribute(frame.element, 'id') !== id) continue
      const type = attribute(frame.element, 'type')
      const ours = addressAttribute(frame.element, 'from', this.#domain) === this.#domain
      if (ours && (type === 'result' || type === 'error')) return frame.element
    }
  }

  /** From here on somebody else looks after the connection. */
  leave(): Connection {
    this.#left = true
    this.#release()
    return this.connection
  }

  async close(): Promise<void> {
    if (this.#left) return
    this.#release()
    await this.connection.close()
  }
}

export const setIq = (to: string, payload: Element): Element => xml('iq', { type: 'set', to }, payload)
