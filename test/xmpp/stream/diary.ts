/** The events of a stream, written down, and ways to wait for them. */

import { xml } from '@xmpp/xml'
import { expect } from 'vitest'
import { connect } from '../../../src/xmpp/connect.ts'
import { ConnectFailure } from '../../../src/xmpp/failure.ts'
import type { Incoming } from '../../../src/xmpp/incoming.ts'
import type { Link } from '../../../src/xmpp/link.ts'
import type { ConnectOptions, Stream } from '../../../src/xmpp/stream.ts'
import '../../support/global-websocket.ts'
import { Wallet } from './wallet.ts'

export class Diary {
  readonly incoming: Incoming[] = []
  readonly acked: number[] = []
  /** Everything, in order: `message hello`, `acked 2`, `asked`, `closed`. */
  readonly lines: string[] = []
  asked = 0
  readonly closed: Promise<ConnectFailure>
  #close!: (failure: ConnectFailure) => void

  constructor() {
    this.closed = new Promise((resolve) => {
      this.#close = resolve
    })
  }

  readonly events = {
    onIncoming: (incoming: Incoming) => {
      this.incoming.push(incoming)
      const body = incoming.kind === 'message' ? ` ${incoming.message.body}` : ''
      this.lines.push(`${incoming.kind}${body}`)
    },
    onAcked: (upTo: number) => {
      this.acked.push(upTo)
      this.lines.push(`acked ${upTo}`)
    },
    onAckRequested: () => {
      this.asked++
      this.lines.push('asked')
    },
    onClosed: (failure: ConnectFailure) => {
      this.lines.push(`closed: ${failure.problem}`)
      this.#close(failure)
    },
  }

  bodies(): (string | null)[] {
    return this.incoming.flatMap((one) => (one.kind === 'message' ? [one.message.body] : []))
  }
}

export const USER_AGENT = { id: 'd4565fa7-4d72-4749-b3d3-740edbf87770', software: 'Tessera', device: 'test' }

export interface World {
  diary: Diary
  wallet: Wallet
  abort: AbortController
  /** What an attempt is made with. */
  options(changes?: Partial<ConnectOptions>): ConnectOptions
  /** Another attempt with the same wallet and what the last one learnt. */
  connect(changes?: Partial<ConnectOptions>): Promise<Stream>
}

export function world(account: string, websocket: string, wallet = new Wallet()): World {
  const diary = new Diary()
  const abort = new AbortController()
  let features: string | null = null
  const options = (changes: Partial<ConnectOptions> = {}): ConnectOptions => ({
    account,
    websocket,
    userAgent: USER_AGENT,
    credentials: wallet,
    resume: null,
    features,
    early: () => {},
    events: diary.events,
    active: true,
    signal: abort.signal,
    ...changes,
  })
  return {
    diary,
    wallet,
    abort,
    options,
    async connect(changes) {
      const stream = await connect(options(changes))
      features = stream.features
      return stream
    },
  }
}

export const rosterIq = () => xml('iq', { type: 'get' }, xml('query', { xmlns: 'jabber:iq:roster' }))
export const message = (to: string, body: string) =>
  xml('message', { to, type: 'chat' }, xml('body', {}, body))

/** An `early` that asks for the roster, and how each of its calls ended. */
export function earlyRoster() {
  const calls: Promise<string>[] = []
  const early = (link: Link) => {
    calls.push(
      link.request(rosterIq()).then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    )
  }
  return { calls, early }
}

export async function failureOf(attempt: Promise<unknown>): Promise<ConnectFailure> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ConnectFailure)
  return error as ConnectFailure
}
