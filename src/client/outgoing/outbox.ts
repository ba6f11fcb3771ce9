/**
 * What the person did, on its way to the server: in order, once, however often the network breaks. A row is removed
 * when the server has acknowledged it (XEP-0198), or when a copy of the message proves it (archive, carbon).
 */
import type { BareJid } from '../../model/jid.ts'
import { advance } from '../../model/message-merge.ts'
import { withTime } from '../../model/message-times.ts'
import type { OutboxAction, OutboxItem } from '../../model/outbox-item.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { messageById } from '../../storage/messages.ts'
import { listOutbox, markSent, removeOutboxItem } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import { outboxTopic } from '../../storage/topics.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import type { DisplayedSync } from '../conversations/displayed-sync.ts'
import type { Inbox } from '../incoming/inbox.ts'
import { reconcileSent, settleUnwritten } from '../incoming/reconcile-sent.ts'
import { settle } from '../incoming/settle-message.ts'
import { reached } from '../session/reached.ts'
import type { ServerClock } from '../session/server-clock.ts'
import { type Prepared, prepareActions } from './prepare-actions.ts'
import { writeAction } from './write-action.ts'

/** Rows of one round: few enough that a burst does not block, many enough to fill a slow line. */
const ROUND = 50
/** Stands in the place of a count for what no count settles. */
const ASKED = Number.MAX_SAFE_INTEGER

/** Where rows leave by. */
export interface OutboxStream {
  link: Link
  /** Name of the count that `sent.count` belongs to: the XEP-0198 session. */
  session: string
  /** Resolves when the archive has told what became of rows whose fate is unknown; at once where there is none. */
  askArchive(): Promise<void>
  /** Where the server does not count: ask it something behind each round, its answer is the acknowledgement. */
  confirm: (() => Promise<void>) | null
  /** What was confirmed so is written. */
  confirmed(): void
}

/** The count of a session as a page knew it that is gone: numbers after its last are given anew by the next page. */
export const countBefore = (session: string) => `${session} before`

export interface Outbox {
  /**
   * Before a page goes on with a session that another page began. What carries numbers of the page before that one is in
   * doubt: they may have been given twice.
   */
  reopen(session: string): Promise<void>
  /** A stream is online. `replayed`: it went on with a session and wrote again itself what it still held. */
  begin(stream: OutboxStream, replayed: boolean): Promise<void>
  end(): void
  /** The server has all our stanzas of this session up to that count. */
  acked(session: string, upTo: number): Promise<void>
  stop(): void
}

export interface OutboxDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  inOrder: Inbox['inOrder']
  displayed: Pick<DisplayedSync, 'tell'>
  /** The server's answer to a row that asks for one; null = it said yes. */
  onAnswered(action: OutboxAction, refusal: StanzaError | null): void
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { account, storage, clock, inOrder, displayed } = deps
  let stream: OutboxStream | null = null
  let running = false
  let again = false
  /** What was written on which stream, before the database knows it: an acknowledgement may be faster. */
  const marks = new Map<number, NonNullable<OutboxItem['sent']>>()
  /** Rows that were here before this tab: another tab may have written them and died before it could say so. */
  let strangers: Set<number> | null = null

  const items = () => storage.read(['outbox'], (tx) => listOutbox(tx, account))
  const sentOf = (item: OutboxItem) => marks.get(item.seq) ?? item.sent
  const isDoubtful = (item: OutboxItem) =>
    item.action.kind === 'message' && (sentOf(item) !== null || Boolean(strangers?.has(item.seq)))
  const waitingFor = async (session: string) =>
    (await items()).filter((item) => sentOf(item)?.session !== session)

  /** Writes the next rows; true when there may be more. */
  async function round(current: OutboxStream): Promise<boolean> {
    strangers ??= new Set((await items()).map((item) => item.seq))
    let waiting = await waitingFor(current.session)
    if (waiting.slice(0, ROUND).some(isDoubtful)) {
      await current.askArchive()
      // A stream that broke meanwhile has told nothing.
      if (stream !== current) return false
      strangers.clear()
      // What the archive knows has left the outbox; what is still there did not arrive.
      waiting = await waitingFor(current.session)
    }
    return stream === current && leave(current, waiting.slice(0, ROUND))
  }

  async function leave(current: OutboxStream, batch: OutboxItem[]): Promise<boolean> {
    if (!batch.length) return false
    const prepared = await prepareActions(storage, account, batch)
    if (stream !== current) return false
    // No await between the first and the last of them: they leave in one flight, in order.
    const written: [OutboxItem, number | null][] = []
    try {
      for (const item of batch) {
        const count = write(current, item, prepared)
        written.push([item, count])
        if (count !== null) marks.set(item.seq, { session: current.session, count })
      }
    } catch {
      // The stream is gone; the next one begins anew.
    }
    await storage.write(
      ['outbox', 'messages', 'conversations', 'pending'],
      async (tx) => {
        for (const [item, count] of written) {
          if (count !== null) await markSent(tx, item.seq, { session: current.session, count })
          else {
            await removeOutboxItem(tx, item)
            if (item.action.kind === 'message')
              await settleUnwritten(tx, await messageById(tx, account, item.action.messageId))
          }
          const left = item.action.kind === 'message' && count !== null && prepared.messages.get(item.seq)
          if (left) await reconcileSent(tx, left, clock.now())
        }
      },
      { durable: true },
    )
    const upTo = Math.max(0, ...written.map(([, count]) => (count === ASKED ? 0 : (count ?? 0))))
    if (current.confirm && upTo)
      current.confirm().then(() => acked(current.session, upTo).then(current.confirmed), ignore)
    return written.length === batch.length
  }

  /** Null: there is nothing left to say. A question is settled by its answer, not by being counted. */
  function write(current: OutboxStream, item: OutboxItem, prepared: Prepared): number | null {
    const wrote = writeAction(current.link, item, prepared, displayed)
    if (wrote.kind === 'question') {
      const settled = async (refusal: StanzaError | null) => {
        await storage.write(['outbox'], (tx) => removeOutboxItem(tx, item))
        deps.onAnswered(item.action, refusal)
      }
      // Refused is answered, too; only when the stream broke, the next one asks again.
      wrote.answer
        .then(
          () => settled(null),
          (error) => (error instanceof StanzaError ? settled(error) : undefined),
        )
        .catch(ignore)
      return ASKED
    }
    return wrote.kind === 'stanza' ? wrote.count : null
  }

  async function run(): Promise<void> {
    again = true
    if (running) return
    running = true
    try {
      while (again && stream) {
        again = false
        if (await round(stream)) again = true
      }
    } catch {
      // A database that refuses has told the session already; a stream that broke begins anew.
    } finally {
      running = false
    }
  }

  async function acked(session: string, upTo: number): Promise<void> {
    let settled: OutboxItem[] = []
    await inOrder(async (tx) => {
      settled = (await listOutbox(tx, account)).filter((item) => {
        const sent = sentOf(item)
        return sent?.session === session && sent.count <= upTo
      })
      // All in one trip to the database; it answers from memory below.
      await Promise.all(
        settled.map(({ action }) => action.kind === 'message' && messageById(tx, account, action.messageId)),
      )
      for (const item of settled) {
        await removeOutboxItem(tx, item)
        if (item.action.kind !== 'message') continue
        const message = await messageById(tx, account, item.action.messageId)
        if (!message) continue
        const row = await conversationOf(tx, account, message.conversation)
        const sent = withTime(advance(message, 'sent'), 'server', clock.now() / 1000)
        await settle(tx, message, reached(sent, row?.reached))
      }
    })
    for (const { seq } of settled) marks.delete(seq)
  }

  /**
   * After a reload the session went on, but its unacknowledged stanzas did not: they are known not to have arrived. And
   * whoever waited for the answer to a question is gone with the old stream in any case: it is asked again.
   */
  async function forgetSent(session: string, replayed: boolean): Promise<void> {
    strangers ??= new Set((await items()).map((item) => item.seq))
    const known = strangers
    await storage.write(['outbox'], async (tx) => {
      for (const item of await listOutbox(tx, account)) {
        const sent = sentOf(item)
        if (sent?.session !== session || (replayed && sent.count !== ASKED)) continue
        await markSent(tx, item.seq, null)
        marks.delete(item.seq)
        known.delete(item.seq)
      }
    })
  }

  async function reopen(session: string): Promise<void> {
    const renamed = new Map([
      [session, countBefore(session)],
      [countBefore(session), ''],
    ])
    await storage.write(
      ['outbox'],
      async (tx) => {
        for (const item of await listOutbox(tx, account)) {
          const sent = sentOf(item)
          const name = sent && renamed.get(sent.session)
          if (sent && name != null) await markSent(tx, item.seq, { session: name, count: sent.count })
        }
      },
      { durable: true },
    )
    marks.clear()
  }

  const unlisten = storage.onChange([outboxTopic(account)], () => void run())

  return {
    reopen,
    async begin(next, replayed) {
      await forgetSent(next.session, replayed)
      if (!replayed) await forgetSent(countBefore(next.session), false)
      stream = next
      void run()
    },
    end() {
      stream = null
    },
    acked,
    stop() {
      stream = null
      unlisten()
    },
  }
}

const ignore = () => {}
