/** What the leading tab runs for an account: one stream after another, and everything that flows through them. */
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import type { Platform } from '../platform/platform.ts'
import { patchAccount } from '../storage/accounts.ts'
import type { Storage } from '../storage/storage.ts'
import { type ConnectFailure, StanzaError } from '../xmpp/failure.ts'
import type { IncomingMessage } from '../xmpp/incoming.ts'
import type { Link } from '../xmpp/link.ts'
import { sendChatState } from '../xmpp/message.ts'
import { sendPresence } from '../xmpp/presence.ts'
import { fetchRoster } from '../xmpp/rfc-6121-roster.ts'
import type { ConnectOptions, ResumeState, Stream } from '../xmpp/stream.ts'
import { askTime } from '../xmpp/xep-0202-time.ts'
import type { ArchiveAccess } from './archive-access.ts'
import type { CatchUp } from './catch-up.ts'
import type { Inbox, InboxStream } from './inbox.ts'
import type { Outbox } from './outbox.ts'
import { receiveRoster } from './receive-roster.ts'
import type { ServerClock } from './server-clock.ts'
import { keptResume, type SignInWith, signInWith } from './sign-in-with.ts'
import type { Typing } from './typing.ts'

export interface EngineDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  clock: ServerClock
  access: ArchiveAccess
  catchUp: CatchUp
  inbox: Inbox
  outbox: Outbox
  connect(options: ConnectOptions): Promise<Stream>
  /** Only while a person signs in, or for as long as this tab lives where the server gives no token. */
  password(): string | null
  candidate(): Account | null
  /** A stream ended, after everything that it brought was written. */
  onClosed(failure: ConnectFailure): void
}

export interface Engine {
  attempt(signal: AbortSignal): Promise<Stream>
  /** The stream that is online, if any. */
  stream(): Stream | null
  /** Noted by the inbox: a message with its place in our archive. */
  archived(message: IncomingMessage, order: number | null): void
  tellTyping(to: BareJid, state: Typing): void
  end(): Promise<void>
}

/**
 * How far a session has come with what is asked once in its life. An answer that a broken stream carried is not told
 * again by the next one, even though the session goes on; and after a reload nobody writes our presence again.
 */
interface Beginning {
  /** Number of our presence in the outgoing count, and whether the server has it. */
  presence: number | null
  heard: boolean
  roster: boolean
  archive: boolean
}

const isWorthKeeping = ({ heard, roster }: Beginning) => heard && roster

/** After a reload: only what was worth keeping is gone on with, and who knows what the archive has seen since. */
const reloaded = (): Beginning => ({ presence: 0, heard: true, roster: true, archive: false })

export function createEngine(deps: EngineDeps): Engine {
  const { account, storage, platform, catchUp, inbox, outbox } = deps
  let current: Stream | null = null
  let beginning = reloaded()
  /** What the last stream of this tab left behind; a reload has only what the database has. */
  let left: ResumeState | null = null
  let written: Promise<void> = Promise.resolve()
  let caughtUp: Promise<void> = Promise.resolve()

  async function askRoster(link: Link, version: string | null, session: Beginning): Promise<void> {
    try {
      const answer = await fetchRoster(link, version)
      await storage.write(['contacts', 'accounts'], (tx) => receiveRoster(tx, account, answer))
    } catch (error) {
      // A server that refuses has answered, too. Anything else is asked again by the next stream.
      if (!(error instanceof StanzaError)) return
    }
    session.roster = true
    keepSession(session)
  }

  async function askArchive(link: Link, session: Beginning): Promise<void> {
    catchUp.begin(false)
    await catchUp.run(link)
    session.archive = true
  }

  function sayPresence(link: Link, session: Beginning): void {
    session.presence = sendPresence(link)
  }

  /** From now on a reload may go on with it. */
  function keepSession(session: Beginning): void {
    if (session === beginning && current && isWorthKeeping(session))
      void inbox.settle(kept(current), current.received()).catch(ignore)
  }

  /** A session that is not worth keeping has no name for the inbox. */
  const kept = (stream: Stream): InboxStream => ({
    self: stream.self,
    get sessionId() {
      return isWorthKeeping(beginning) ? stream.sessionId : null
    },
  })

  function early(link: Link, setup: SignInWith): void {
    inbox.pushNewSession()
    catchUp.begin(false)
    const session: Beginning = { presence: null, heard: false, roster: false, archive: false }
    beginning = session
    const asked = platform.now()
    const roster = askRoster(link, setup.rosterVersion, session)
    const looked = catchUp.look(link)
    // Presence comes last, and not in the same flight: telling thousands of contacts keeps a server busy for seconds, and
    // the list is what somebody waits for. Until it is told, the archive may know what nobody sends us: look once more.
    caughtUp = Promise.allSettled([roster, looked])
      .then(() => {
        sayPresence(link, session)
        return askArchive(link, session)
      })
      .catch(ignore)
    askTime(link, link.domain)
      .then((theirs) => deps.clock.observe(theirs, asked, platform.now()))
      .catch(ignore)
  }

  /** What a broken stream left undone of it. */
  function goOn(link: Link, setup: SignInWith): void {
    const session = beginning
    if (!session.roster) void askRoster(link, setup.rosterVersion, session)
    if (session.presence === null) sayPresence(link, session)
    if (!session.archive) caughtUp = askArchive(link, session).catch(ignore)
  }

  function onClosed(stream: Stream, failure: ConnectFailure): void {
    if (current !== stream) return
    current = null
    outbox.end()
    const state = failure.problem === 'conflict' ? null : stream.exportState()
    const handled = stream.received()
    written = inbox.settle(kept(stream), handled).then(
      () => {
        left = state && { ...state, handled }
      },
      () => {
        left = null
      },
    )
    deps.onClosed(failure)
  }

  return {
    stream: () => current,

    async attempt(signal) {
      // The next stream goes on where the last one was written to, and no earlier.
      await written
      const setup = await signInWith(deps, left ?? (await keptResume(storage, account)))
      const old = left ? 'held' : setup.resume ? 'kept' : 'none'
      let started: Stream | null = null
      let firstAck: (() => void) | null = null
      const stream = await deps.connect({
        ...setup.options,
        active: platform.visible.get(),
        signal,
        early: (link) => early(link, setup),
        events: {
          onIncoming: (incoming) => inbox.push(incoming, started?.received() ?? 0),
          onAcked(upTo) {
            // Before there is a new stream, the server speaks of the old one.
            const session = started ? started.sessionId : (setup.resume?.id ?? null)
            if (started && beginning.presence !== null && upTo >= beginning.presence) {
              beginning.heard = true
              keepSession(beginning)
            }
            if (session !== null) void outbox.acked(session, upTo).then(() => firstAck?.(), ignore)
          },
          onAckRequested() {
            const stream = started
            const handled = stream?.received() ?? 0
            if (stream) inbox.settle(kept(stream), handled).then(() => stream.acknowledge(handled), ignore)
          },
          onClosed: (failure) => started && onClosed(started, failure),
        },
      })
      started = stream
      current = stream
      left = null
      if (stream.resumed && old === 'kept')
        beginning = { presence: 0, heard: true, roster: true, archive: false }
      inbox.begin(kept(stream))
      keepSession(beginning)
      if (stream.features !== setup.options.features)
        void storage
          .write(['accounts'], (tx) => patchAccount(tx, account, { features: stream.features }))
          .catch(ignore)
      const replayed = stream.resumed && old === 'held'
      if (stream.resumed) goOn(stream, setup)
      const begin = () => {
        firstAck = null
        if (current === stream)
          void outbox
            .begin(
              outboxStream(stream, () => caughtUp),
              replayed,
            )
            .catch(ignore)
      }
      // Which of ours the server has, it says right after it has resumed.
      if (stream.resumed) firstAck = begin
      else begin()
      return stream
    },

    archived(message, order) {
      const own = message.stanzaIds.find((stanzaId) => stanzaId.by === account)
      if (own && order !== null) catchUp.extend({ id: own.id, order })
    },

    tellTyping(to, state) {
      try {
        if (current) sendChatState(current, to, state)
      } catch {
        // Not worth another try: it is old by then.
      }
    },

    async end() {
      const stream = current
      current = null
      outbox.stop()
      inbox.forgetWaiting()
      await stream?.close()
    },
  }
}

const outboxStream = (stream: Stream, archiveTold: () => Promise<void>) => ({
  link: stream,
  session: stream.sessionId ?? crypto.randomUUID(),
  askArchive: archiveTold,
  confirm:
    stream.sessionId === null
      ? async () => {
          await askTime(stream, stream.domain).catch((error) => {
            if (!(error instanceof Error) || error.name !== 'StanzaError') throw error
          })
        }
      : null,
})

const ignore = () => {}
