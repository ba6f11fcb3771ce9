/**
 * One read mark on all devices of a person (XEP-0490): what was read here is told to a private node of their account, what
 * was read elsewhere is read here. Runs in the tab that leads.
 */
import { stanzaIdAlias } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { findByAliases } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { messagesTopic } from '../../storage/topics.ts'
import type { Reading } from '../../storage/transaction.ts'
import { LinkLost, StanzaError } from '../../xmpp/failure.ts'
import type { DisplayedMark } from '../../xmpp/incoming.ts'
import type { Link } from '../../xmpp/link.ts'
import { fetchDisplayed, publishDisplayed } from '../../xmpp/xep-0490-displayed-sync.ts'
import { appendReadUpTo, readUpTo } from './read-mark.ts'

export type ReadUpTo = Extract<OutboxAction, { kind: 'read-up-to' }>

export interface DisplayedSync {
  /**
   * A stream is online. `goesOn`: with the session of the last one, whose events it brings. `caughtUp`: everything that is
   * newer than what was here has come; only then can be said which of two marks is the later one.
   */
  begin(link: Link, goesOn: boolean, caughtUp: Promise<void>): void
  end(): void
  heard(marks: readonly DisplayedMark[]): void
  /** Resolves when what was heard so far is written, where its message is here. */
  taken(): Promise<void>
  /** Moves the mark of one conversation on, never back; resolves when the other devices can know. */
  tell(link: Link, action: ReadUpTo): Promise<void>
  stop(): void
}

export function createDisplayedSync(account: BareJid, storage: Storage): DisplayedSync {
  /** What the node has, as far as it was fetched or heard of. */
  const known = new Map<BareJid, DisplayedMark>()
  /** Marks whose message is not here yet, and how to stop waiting for it. */
  const waiting = new Map<BareJid, () => void>()
  /** Of several that want to be told of one conversation, the last one says it all. */
  const latest = new Map<BareJid, ReadUpTo>()
  /** Marks that were told a second time. */
  const repeated = new Set<string>()
  let link: Link | null = null
  let ready: Promise<void> = Promise.resolve()
  let fetched = false
  let work: Promise<void> = Promise.resolve()
  let taking: Promise<unknown> = Promise.resolve()

  const orderOf = async (tx: Reading<'messages'>, { conversation, by, stanzaId }: DisplayedMark) => {
    const alias = stanzaIdAlias(account, conversation, by, stanzaId)
    return (await findByAliases(tx, account, conversation, [alias]))[0]?.order ?? null
  }

  const ordersOf = (one: DisplayedMark, other: DisplayedMark) =>
    storage.read(['messages'], (tx) => Promise.all([orderOf(tx, one), orderOf(tx, other)]))

  async function apply(marks: readonly DisplayedMark[]): Promise<void> {
    const current = marks.filter((mark) => known.get(mark.conversation) === mark)
    const here = await storage.read(['messages'], async (tx) => {
      const orders = await Promise.all(current.map((mark) => orderOf(tx, mark)))
      return current.filter((_, index) => orders[index] != null)
    })
    if (!here.length) return
    await storage.write(['conversations', 'messages'], async (tx) => {
      await Promise.all(
        here.map(async (mark) => {
          const row = await conversationOf(tx, account, mark.conversation)
          const order = await orderOf(tx, mark)
          if (order !== null && row) await readUpTo(tx, row, order)
        }),
      )
    })
    for (const { conversation } of here) forget(conversation)
  }

  function forget(conversation: BareJid): void {
    waiting.get(conversation)?.()
    waiting.delete(conversation)
  }

  /** A mark may come before its message: then it holds as soon as that is here. */
  async function take(marks: readonly DisplayedMark[]): Promise<void> {
    const before = marks.flatMap(({ conversation }) => known.get(conversation) ?? [])
    for (const mark of marks) {
      const { conversation } = mark
      known.set(conversation, mark)
      forget(conversation)
      waiting.set(
        conversation,
        storage.onChange([messagesTopic(account, conversation)], () => void apply([mark]).catch(ignore)),
      )
    }
    await apply(marks)
    await putRight(before)
  }

  /** What a line that broke had held up, may reach the server after what is later. Once for each mark: nobody is fought with. */
  async function putRight(before: readonly DisplayedMark[]): Promise<void> {
    const moved = before.filter(
      ({ conversation, stanzaId }) =>
        known.get(conversation)?.stanzaId !== stanzaId && !repeated.has(stanzaId),
    )
    for (const mark of moved) {
      const [was, is] = await ordersOf(mark, known.get(mark.conversation) ?? mark)
      if (was === null || is === null || was <= is) continue
      repeated.add(mark.stanzaId)
      await storage.write(['outbox'], (tx) => appendReadUpTo(tx, account, mark))
    }
  }

  async function fetch(from: Link): Promise<void> {
    try {
      await take(await fetchDisplayed(from))
    } catch (error) {
      // An account without such a place: nobody else can have put anything there.
      if (!(error instanceof StanzaError)) throw error
    }
    if (link === from) fetched = true
  }

  /** Whether it lies behind what the node has. A message that is not here, with all that is newer, is an older one. */
  async function isLater(mark: DisplayedMark): Promise<boolean> {
    const there = known.get(mark.conversation)
    if (!there) return true
    if (there.stanzaId === mark.stanzaId) return false
    const [ours, theirs] = await ordersOf(mark, there)
    return ours !== null && (theirs === null || ours > theirs)
  }

  async function tellOnce(to: Link, action: ReadUpTo): Promise<void> {
    await ready
    if (link !== to) throw new LinkLost()
    if (latest.get(action.conversation) !== action || !(await isLater(action))) return
    await publishDisplayed(to, action)
    known.set(action.conversation, action)
  }

  return {
    begin(next, goesOn, caughtUp) {
      link = next
      if (!goesOn) fetched = false
      const here = fetched ? Promise.resolve() : fetch(next)
      ready = Promise.all([here, caughtUp]).then(ignore)
      ready.catch(ignore)
    },
    end() {
      link = null
    },
    heard(marks) {
      taking = Promise.all([taking, take(marks).catch(ignore)])
    },
    taken: () => taking.then(ignore),
    tell(to, action) {
      latest.set(action.conversation, action)
      const told = work.then(() => tellOnce(to, action))
      work = told.catch(ignore)
      return told
    },
    stop() {
      link = null
      for (const conversation of [...waiting.keys()]) forget(conversation)
    },
  }
}

const ignore = () => {}
