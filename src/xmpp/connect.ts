/** One attempt to get online, from the address of a WebSocket to a stream that works. */
import type { Element } from '@xmpp/xml'
import { SessionStart } from './begin-session.ts'
import { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { type Offer, recallOffer } from './offer.ts'
import type { OpenStream } from './open-stream.ts'
import { isSafeTransport } from './safe-transport.ts'
import { SaslRefusal } from './sasl-refusal.ts'
import { type Outcome, SignIn } from './sign-in.ts'
import type { ConnectOptions, Stream } from './stream.ts'

const CONNECT_PATIENCE = 10_000

/** Rejects with `ConnectFailure` and nothing else. The first event comes after whoever called has the stream. */
export async function connect(options: ConnectOptions): Promise<Stream> {
  /** Something was said without waiting, and nobody has answered it. */
  let ahead = false
  try {
    return await attempt(options, recallOffer(options.features), (unanswered) => {
      ahead = unanswered
    })
  } catch (error) {
    // A server that takes offence at a sign-in which does not wait is asked again, politely.
    const offended = error instanceof ConnectFailure && ['protocol', 'stream-error'].includes(error.problem)
    if (!ahead || !offended || options.signal.aborted) throw error
    return attempt(options, null, () => undefined)
  }
}

async function attempt(
  options: ConnectOptions,
  remembered: Offer | null,
  onAhead: (unanswered: boolean) => void,
): Promise<Stream> {
  const connection = openConnection(options.websocket, options.signal)
  return getOnline(connection, options, (signIn, session) =>
    signIn.run(remembered, {
      send() {
        onAhead(true)
        session.send()
      },
      withdraw() {
        onAhead(false)
        session.withdraw()
      },
    }),
  )
}

/** On a stream that was opened in nobody's name, by password. */
export const signInOn = (
  connection: Connection,
  options: ConnectOptions,
  features: Element,
): Promise<Stream> => getOnline(connection, { ...options, resume: null }, (signIn) => signIn.here(features))

async function getOnline(
  connection: Connection,
  options: ConnectOptions,
  authenticate: (signIn: SignIn, session: SessionStart) => Promise<Outcome>,
): Promise<Stream> {
  connection.tap = options.tap
  const session = new SessionStart(connection, options)
  const signIn = new SignIn(connection, options, session.old)
  try {
    const stream = await within(connection, options.signal, async () =>
      session.begin(await authenticate(signIn, session)),
    )
    afterCaller(stream)
    return stream
  } catch (error) {
    session.withdraw()
    throw error
  }
}

/** Refuses to carry a secret where others can read it. */
export function openConnection(address: string, signal: AbortSignal): Connection {
  if (!isSafeTransport(address) || !globalThis.crypto?.subtle)
    throw new ConnectFailure('no-mechanism', 'insecure')
  if (signal.aborted) throw new ConnectFailure('aborted')
  try {
    const connection = new Connection(address)
    connection.deadline(CONNECT_PATIENCE, new ConnectFailure('unreachable', 'no answer'))
    return connection
  } catch {
    throw new ConnectFailure('unreachable', 'address')
  }
}

/** Whatever goes wrong in `run` ends the connection and comes out as a `ConnectFailure`; so does an abort. */
export async function within<T>(
  connection: Connection,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  const abort = () => connection.fail(new ConnectFailure('aborted'))
  signal.addEventListener('abort', abort)
  try {
    const result = await run()
    if (connection.failure) throw connection.failure
    connection.deadline(null)
    return result
  } catch (error) {
    const failure = toFailure(error, connection)
    connection.fail(failure)
    throw failure
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function toFailure(error: unknown, connection: Connection): ConnectFailure {
  // What the server answered says more than that it hung up afterwards.
  if (error instanceof SaslRefusal) return error.failure
  if (error instanceof ConnectFailure) return error
  if (connection.failure) return connection.failure
  // Such as a database that does not open: it may the next time.
  return new ConnectFailure('aborted', error instanceof Error ? error.name : null)
}

/** In a task of its own, and not a timer: timers of a hidden tab wait for up to a minute. */
function afterCaller(stream: OpenStream): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    stream.start()
  }
  port2.postMessage(null)
}
