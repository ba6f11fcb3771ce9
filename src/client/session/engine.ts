/** What the leading tab runs for an account: one stream after another, and everything that flows through them. */
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { patchAccount } from '../../storage/accounts.ts'
import { putResume, removeResume, resumeOf } from '../../storage/resume.ts'
import type { Storage } from '../../storage/storage.ts'
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'
import { sendChatState } from '../../xmpp/outgoing-message.ts'
import type { OwnPresence } from '../../xmpp/presence.ts'
import type { ConnectOptions, ResumeState, Stream, WireTap } from '../../xmpp/stream.ts'
import { askTime } from '../../xmpp/xep-0202-time.ts'
import type { CatchUp } from '../history/catch-up.ts'
import type { Inbox, InboxStream } from '../incoming/inbox.ts'
import type { Received } from '../incoming/receive-message.ts'
import { countBefore, type Outbox } from '../outgoing/outbox.ts'
import type { Typing } from '../outgoing/typing.ts'
import { type Beginning, createBeginning } from './begin-session.ts'
import { type Gate, gate } from './gate.ts'
import type { ServerClock } from './server-clock.ts'
import { keptResume, type SignInDeps, signInWith } from './sign-in-with.ts'

export interface EngineDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  clock: ServerClock
  catchUp: CatchUp
  inbox: Inbox
  outbox: Outbox
  connect(options: ConnectOptions): Promise<Stream>
  /** Only while a person signs in, or for as long as this tab lives where the server gives no token. */
  password(): string | null
  candidate(): Account | null
  granted: SignInDeps['granted']
  bearer: SignInDeps['bearer']
  /** How the person wants to be seen, said now. */
  sayPresence(): OwnPresence
  /** The contact list of this session is here. */
  onListed(): void
  /** A stream ended, after everything that it brought was written. */
  onClosed(failure: ConnectFailure): void
}

export interface Engine {
  /** `over`: on a socket that is open already, in the place of a new one. */
  attempt(signal: AbortSignal, over?: EngineDeps['connect']): Promise<Stream>
  /** The stream that is online, if any. */
  stream(): Stream | null
  /** For whoever wants to see what goes over its sockets. */
  readonly tap: WireTap
  /** Resolves when the archive has told that stream what was missed, or cannot. */
  caughtUp(): Promise<void>
  /** Resolves when a resumed session has told what the line held up, and all of it is written; at once in any other. */
  replayed(): Promise<void>
  /** Noted by the inbox: a message with its place in our archive. */
  archived(message: IncomingMessage, stored: Received | null): void
  tellTyping(to: BareJid, state: Typing): void
  end(): Promise<void>
}

export function createEngine(deps: EngineDeps): Engine {
  const { account, storage, platform, catchUp, inbox, outbox } = deps
  const tap: WireTap = { hear: null }
  let current: Stream | null = null
  let beginning: Beginning | null = null
  /** What the last stream of this tab left behind; a reload has only what the database has. */
  let left: ResumeState | null = null
  let written: Promise<void> = Promise.resolve()
  /** The session of another page that this one is about to go on with. */
  let reopened: string | null = null
  let replay: Gate = gate()
  replay.open()

  const beginSession = (reloaded: boolean): Beginning => {
    const begun = createBeginning(
      {
        ...deps,
        now: platform.now,
        setTimer: platform.setTimer,
        onWorthKeeping() {
          if (begun === beginning && current)
            void inbox.settle(kept(current), current.received()).catch(ignore)
        },
      },
      reloaded,
    )
    beginning = begun
    return begun
  }

  /** As the inbox knows it: a session that is not worth keeping has no name. */
  const kept = (stream: Stream): InboxStream => ({
    self: stream.self,
    get extra() {
      return stream.extra()
    },
    get sessionId() {
      return beginning?.isWorthKeeping ? stream.sessionId : null
    },
  })

  function onClosed(stream: Stream, failure: ConnectFailure): void {
    if (current !== stream) return
    current = null
    replay.open()
    outbox.end()
    const state = failure.problem === 'conflict' ? null : stream.exportState()
    const handled = stream.received()
    left = null
    written = inbox
      .settle(kept(stream), handled)
      .then(async () => {
        left = state && { ...state, handled }
        // What this tab must not go on with, a reload must not either.
        if (!state) await storage.write(['resume'], (tx) => removeResume(tx, account))
      })
      .catch(ignore)
    deps.onClosed(failure)
  }

  /** What has to be repeated costs a question that the server counts and the outbox does not: a reload has to know. */
  async function expectQuestion({ id, extra = 0 }: ResumeState): Promise<void> {
    await storage.write(['resume'], async (tx) => {
      const known = await resumeOf(tx, account)
      if (known?.id === id) await putResume(tx, { ...known, extra: extra + 1 })
    })
  }

  async function forgetOld(): Promise<void> {
    left = reopened = null
    await storage.write(['resume'], (tx) => removeResume(tx, account))
  }

  return {
    stream: () => current,
    tap,
    caughtUp: () => beginning?.caughtUp ?? Promise.resolve(),
    replayed: () => replay.opened,

    async attempt(signal, over = deps.connect) {
      // The next stream goes on where the last one was written to, and no earlier.
      await written
      replay.open()
      replay = gate()
      inbox.startOver()
      const last = left ?? (await keptResume(storage, account))
      if (last?.unacked.length || last?.doubtful) await expectQuestion(last)
      const setup = await signInWith(deps, last)
      const old = left ? 'held' : setup.resume ? 'kept' : 'none'
      if (setup.resume && old === 'kept' && reopened !== setup.resume.id) {
        await outbox.reopen(setup.resume.id)
        reopened = setup.resume.id
      }
      /** The first word of the server is about what another page wrote. */
      let ofPageBefore = old === 'kept'
      let started: Stream | null = null
      let firstAck: (() => void) | null = null
      let acks = 0
      const toldAll = replay.open
      const stream = await over({
        ...setup.options,
        tap,
        active: platform.visible.get(),
        signal,
        early(link) {
          inbox.pushNewSession()
          beginSession(false).run(link, setup.rosterVersion)
        },
        events: {
          onIncoming: (incoming) => inbox.push(incoming, started?.received() ?? 0),
          onAcked(upTo) {
            // The first is part of the resumption, the second comes behind everything that the line held up.
            if (setup.resume && ++acks === 2) inbox.inOrder(nothing).then(toldAll, toldAll)
            // Before there is a new stream, the server speaks of the old one.
            const session = started ? started.sessionId : (setup.resume?.id ?? null)
            const count = session !== null && ofPageBefore ? countBefore(session) : session
            ofPageBefore = false
            if (started) beginning?.acked(upTo)
            if (count === null) return
            void outbox.acked(count, upTo).then(() => {
              if (current) catchUp.settled(current)
              firstAck?.()
            }, ignore)
          },
          onAckRequested() {
            const stream = started
            const handled = stream?.received() ?? 0
            if (stream) inbox.settle(kept(stream), handled).then(() => stream.acknowledge(handled), ignore)
          },
          onClosed: (failure) => started && onClosed(started, failure),
        },
      }).catch(async (error: unknown) => {
        replay.open()
        // The two count differently, or worse: going on with that session would end like this for ever.
        if (setup.resume && error instanceof ConnectFailure && error.problem === 'protocol') await forgetOld()
        throw error
      })
      started = stream
      current = stream
      const crossed = left?.unacked.some((text) => text.startsWith('<message')) ?? false
      left = null
      reopened = null
      if (stream.resumed && old === 'kept') beginSession(true)
      if (!stream.resumed) ofPageBefore = false
      inbox.begin(kept(stream))
      // Something that came while it was being made could not be written.
      if (inbox.isBroken) stream.drop()
      if (beginning?.isWorthKeeping) void inbox.settle(kept(stream), 0).catch(ignore)
      if (stream.features !== setup.options.features)
        void storage
          .write(['accounts'], (tx) => patchAccount(tx, account, { features: stream.features }))
          .catch(ignore)
      const replayed = stream.resumed && old === 'held'
      if (stream.resumed) beginning?.goOn(stream, setup.rosterVersion, crossed)
      const begin = () => {
        firstAck = null
        if (!stream.resumed) replay.open()
        if (current === stream)
          void outbox
            .begin(
              outboxStream(
                stream,
                () => beginning?.caughtUp ?? Promise.resolve(),
                () => current === stream && catchUp.settled(stream),
              ),
              replayed,
            )
            .catch(ignore)
      }
      // Which of ours the server has, it says right after it has resumed.
      if (stream.resumed) firstAck = begin
      else begin()
      return stream
    },

    archived(message, stored) {
      const own = message.stanzaIds.find((stanzaId) => stanzaId.by === account)
      if (own && stored) catchUp.extend({ id: own.id, order: stored.message.order }, stored.crossed)
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
      replay.open()
      outbox.stop()
      inbox.forgetWaiting()
      await stream?.close()
      // What is being written is over, too.
      await inbox.inOrder(nothing).catch(ignore)
    },
  }
}

const outboxStream = (stream: Stream, archiveTold: () => Promise<void>, confirmed: () => void) => ({
  confirmed,
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
const nothing = async () => {}
