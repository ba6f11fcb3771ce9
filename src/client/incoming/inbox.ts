/**
 * The one door for everything that a stream brings: in wire order, in batches, each batch one transaction. The
 * count of stanzas that are safely written goes into the same transaction, so what we acknowledge is what we have, and a
 * stream that is resumed after a crash goes on exactly there.
 */
import { type BareJid, bareJid } from '../../model/jid.ts'
import { clearPresences } from '../../storage/presences.ts'
import { putResume, removeResume, resumeOf } from '../../storage/resume.ts'
import type { Storage } from '../../storage/storage.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import type { Writing } from '../../storage/transaction.ts'
import type {
  DisplayedNews,
  Incoming,
  IncomingMessage,
  IncomingPresence,
  PersonalEvent,
  RosterItem,
} from '../../xmpp/incoming.ts'
import { tokenId } from '../invites/token-id.ts'
import type { PresenceChange } from '../people/availability.ts'
import { receiveBlocking } from '../people/blocking.ts'
import { keepPresences, presenceChanges } from '../people/keep-presences.ts'
import { receiveNames } from '../people/receive-names.ts'
import { receivePresences, receiveProfile } from '../people/receive-profile.ts'
import type { ServerClock } from '../session/server-clock.ts'
import { sizeOfBatch } from './batch-size.ts'
import { type Received, receiveMessages } from './receive-message.ts'
import { recallLines, receiveRosterPush, receiveSubscription } from './receive-roster.ts'

/** A stream as far as the inbox needs it. */
export interface InboxStream {
  readonly sessionId: string | null
  readonly self: string
  /** See `Stream.extra`. */
  readonly extra: number
}

export interface InboxDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  /** After the commit. */
  onPresence(changes: readonly PresenceChange[]): void
  onNewSession(): void
  onMessage(incoming: IncomingMessage, stored: Received | null): void
  onPep(incoming: PersonalEvent): void
  onDisplayed(incoming: DisplayedNews): void
  /** Somebody has told something of themselves. */
  onProfile(jid: BareJid): void
  onListed(item: RosterItem): void
  /** A presence of ours did not get where it should. */
  onRefused(presence: IncomingPresence): void
  /** Whether it is known what other devices did with invites of ours. */
  honours(): boolean
  /** The database refused: full, or gone. The stream must not acknowledge, and goes down. */
  onBroken(error: unknown): void
}

/** What the inbox's transactions may write. */
export type InboxTx = Writing<'messages' | 'conversations' | 'outbox' | 'archiveRanges' | 'pending'>

/** What the server says of our stanzas, or answers to us: it has its place among what came unasked. */
interface Ours {
  kind: 'ours'
  write(tx: InboxTx): Promise<void>
  resolve(): void
  reject(error: unknown): void
}

interface Entry {
  incoming: Incoming | { kind: 'new-session' } | Ours
  received: number | null
}

export interface Inbox {
  /** From now on the count of handled stanzas is that of this session. */
  begin(stream: InboxStream): void
  /** `received`: the stream's count when this stanza had come in. */
  push(incoming: Incoming, received: number): void
  /** In its place in wire order, and in the same transactions; resolves when it is written. */
  inOrder(write: (tx: InboxTx) => Promise<void>): Promise<void>
  /** A new session: whatever was known of who is there, is void; what follows is said anew. */
  pushNewSession(): void
  /**
   * Everything that was pushed is written, and with it that the session stands at `received`. Rejects when the database
   * refused any of it: then it stands where it was, and the server will tell the rest again.
   */
  settle(stream: InboxStream, received: number): Promise<void>
  /** A stream is about to go on from what is written: what was refused before is no matter any more. */
  startOver(): void
  /** Whether something was refused since. */
  readonly isBroken: boolean
  /** What is still waiting belongs to a stream that is gone: it will come again. */
  forgetWaiting(): void
}

export function createInbox(deps: InboxDeps): Inbox {
  let waiting: Entry[] = []
  let stream: InboxStream | null = null
  let running: Promise<void> | null = null
  let broken: { error: unknown } | null = null

  async function drain() {
    while (waiting.length) {
      const batch = waiting.splice(0, sizeOfBatch(waiting))
      const into = stream
      try {
        await writeBatch(deps, batch, into, await tokenIds(batch))
      } catch (error) {
        broken = { error }
        for (const { incoming } of [...batch, ...waiting])
          if (incoming.kind === 'ours') incoming.reject(error)
        waiting = []
        deps.onBroken(error)
        return
      }
    }
  }
  const run = () => {
    running ??= Promise.resolve()
      .then(drain)
      .finally(() => {
        running = null
        if (waiting.length) run()
      })
    return running
  }
  return {
    begin(next) {
      stream = next
    },
    push(incoming, received) {
      // Behind something that is missing: it will come again after that.
      if (broken) return
      waiting.push({ incoming, received })
      void run()
    },
    inOrder(write) {
      return new Promise((resolve, reject) => {
        if (broken) return reject(broken.error)
        waiting.push({ incoming: { kind: 'ours', write, resolve, reject }, received: null })
        void run()
      })
    },
    pushNewSession() {
      stream = null
      // What the server said of our own stanzas holds all the same.
      waiting = waiting.filter(({ incoming }) => incoming.kind === 'ours')
      waiting.push({ incoming: { kind: 'new-session' }, received: null })
      void run()
    },
    async settle(current, received) {
      while (waiting.length || running) await run()
      if (broken) throw broken.error
      await deps.storage.write(['resume'], async (tx) => {
        await markHandled(tx, deps.account, current, received)
      })
    },
    startOver() {
      broken = null
    },
    get isBroken() {
      return broken !== null
    },
    forgetWaiting() {
      for (const { incoming } of waiting)
        if (incoming.kind === 'ours') incoming.reject(new StorageFailure('broken', 'closed'))
      waiting = []
    },
  }
}

const STORES = [
  'messages',
  'conversations',
  'pending',
  'settings',
  'contacts',
  'accounts',
  'outbox',
  'archiveRanges',
  'presences',
  'resume',
  'invites',
  'redemptions',
  'profiles',
  'blocked',
  'privateNames',
] as const

/** By token. Made before the transaction, which waits for nothing but the database. */
async function tokenIds(batch: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const tokens = batch.flatMap(({ incoming }) =>
    incoming.kind === 'subscription' && incoming.preauth !== null ? [incoming.preauth] : [],
  )
  return new Map(await Promise.all(tokens.map(async (token) => [token, await tokenId(token)] as const)))
}

async function writeBatch(
  deps: InboxDeps,
  batch: readonly Entry[],
  stream: InboxStream | null,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const presences: PresenceChange[] = []
  const told: IncomingPresence[] = []
  const stored = new Map<IncomingMessage, Received | null>()
  const { account } = deps
  await deps.storage.write(STORES, async (tx) => {
    const at = { account, now: deps.clock.now() }
    presences.length = 0
    told.length = 0
    stored.clear()
    const lines = batch.flatMap(({ incoming }) => (incoming.kind === 'roster-push' ? [incoming.item] : []))
    if (lines.length > 1) await recallLines(tx, account, lines)
    let run: IncomingMessage[] = []
    const endRun = async () => {
      const messages = run
      run = []
      if (!messages.length) return
      const received = await receiveMessages(tx, at, messages)
      messages.forEach((message, index) => void stored.set(message, received[index] ?? null))
    }
    for (const { incoming } of batch) {
      if (incoming.kind === 'message') {
        run.push(incoming.message)
        continue
      }
      await endRun()
      if (incoming.kind === 'ours') await incoming.write(tx)
      else if (incoming.kind === 'new-session') await forgetSession(tx, account)
      else if (incoming.kind === 'presence') {
        presences.push(...presenceChanges(incoming.presence))
        told.push(incoming.presence)
      } else if (incoming.kind === 'profile') await receiveProfile(tx, account, incoming)
      else if (incoming.kind === 'names') await receiveNames(tx, account, incoming)
      else if (incoming.kind === 'blocking') await receiveBlocking(tx, account, incoming)
      else if (incoming.kind === 'roster-push') await receiveRosterPush(tx, at, incoming)
      else if (incoming.kind === 'subscription') {
        const id = tokens.get(incoming.preauth ?? '') ?? null
        await receiveSubscription(tx, at, incoming, { id, decided: deps.honours() })
      }
    }
    await endRun()
    if (told.length)
      await receivePresences(tx, { account, now: Math.floor(at.now / 1000) }, told, (from) =>
        tx.get('presences', [account, from]),
      )
    if (presences.length) await keepPresences(tx, account, presences)
    const last = batch.findLast((entry) => entry.received !== null)
    if (stream && last?.received != null) await markHandled(tx, account, stream, last.received)
  })
  if (batch.some(({ incoming }) => incoming.kind === 'new-session')) deps.onNewSession()
  if (presences.length) deps.onPresence(presences)
  for (const { incoming } of batch) {
    if (incoming.kind === 'message') deps.onMessage(incoming.message, stored.get(incoming.message) ?? null)
    else if (incoming.kind === 'ours') incoming.resolve()
    else if (incoming.kind === 'pep') deps.onPep(incoming)
    else if (incoming.kind === 'displayed') deps.onDisplayed(incoming)
    else if (incoming.kind === 'profile') deps.onProfile(incoming.from)
    else if (incoming.kind === 'roster-push') deps.onListed(incoming.item)
    else if (incoming.kind === 'presence' && incoming.presence.refusal) deps.onRefused(incoming.presence)
    else if (incoming.kind === 'presence' && incoming.presence.photo)
      deps.onProfile(bareJid(incoming.presence.from))
  }
}

/** Never back: what was acknowledged once the server has thrown away. */
async function markHandled(
  tx: Writing<'resume'>,
  account: BareJid,
  { sessionId, self, extra }: InboxStream,
  handled: number,
) {
  if (!sessionId) return
  const known = await resumeOf(tx, account)
  const isKnown = known?.id === sessionId
  if (isKnown && known.handled >= handled && (known.extra ?? 0) === extra) return
  await putResume(tx, {
    account,
    id: sessionId,
    self,
    handled: isKnown ? Math.max(known.handled, handled) : handled,
    extra,
  })
}

async function forgetSession(tx: Writing<'resume' | 'presences'>, account: BareJid): Promise<void> {
  await removeResume(tx, account)
  await clearPresences(tx, account)
}
