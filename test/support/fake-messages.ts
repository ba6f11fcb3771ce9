/** The messages of the client in memory: what a person says and does to them happens at once, and is written down. */
import type { ConversationView, Messages, TimelineWindow } from '../../src/client/client.ts'
import { type Live, map, type Value } from '../../src/live/live.ts'
import { wireIdOf } from '../../src/model/aliases.ts'
import type { BareJid } from '../../src/model/jid.ts'
import type { Message, ReplyTo } from '../../src/model/message.ts'
import { changed } from '../../src/model/message-changes.ts'
import { rightsOf } from '../../src/model/message-rights.ts'
import { timesOf } from '../../src/model/message-times.ts'
import { each } from './each.ts'
import { ROMEO } from './verona.ts'

interface Stage {
  rows: Value<readonly ConversationView[] | null>
  windowOf(jid: BareJid): Value<TimelineWindow>
  say(jid: BareJid, body: string, reply?: ReplyTo): Message
  change(jid: BareJid, change: (messages: Message[]) => Message[]): void
  wish(...what: unknown[]): void
  now(): number
}

export function fakeMessages({ rows, windowOf, say, change, wish, now }: Stage): Messages {
  let made = 0
  const everywhere = (edit: (message: Message) => Message) => {
    for (const { jid } of rows.get() ?? []) change(jid, (messages) => messages.map(edit))
  }
  const edit = (id: string, how: (message: Message) => Message) =>
    everywhere((message) => (message.id === id ? how(message) : message))
  const mine = () => ({ from: ROMEO, id: `changed-${++made}`, time: now() })
  const find = (is: (message: Message) => boolean) => () =>
    (rows.get() ?? []).flatMap(({ jid }) => inWindow(windowOf(jid).get())).find(is) ?? null
  /** Follows every conversation: a test has few. */
  const follow = (get: () => Message | null): Live<Message | null> => ({
    get,
    subscribe(listener) {
      const stops = (rows.get() ?? []).map(({ jid }) => windowOf(jid).subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  })
  const oneOf = each((id: string) => follow(find((message) => message.id === id)))
  const timed = each((id: string) => map(oneOf(id), (one) => one && timesOf(one, [])))
  const named = each((id: string) => follow(find((message) => nameOf(message) === id)))
  return {
    // Here nothing goes anywhere: what says that it is being sent, waits.
    unsentTo: map(rows, (all) =>
      (all ?? []).filter((row) => row.last?.state === 'sending').map((row) => row.jid),
    ),
    async send(to, body, options) {
      wish('messages.send', to, body, ...(options ? [options] : []))
      const answered = options?.reply === undefined ? null : oneOf(options.reply).get()
      say(to, body, answered ? replyTo(answered) : undefined)
    },
    async retry(id) {
      wish('messages.retry', id)
      edit(id, (message) => ({ ...message, state: 'sending' }))
    },
    async discard(id) {
      wish('messages.discard', id)
      for (const { jid } of rows.get() ?? []) change(jid, (messages) => messages.filter((m) => m.id !== id))
    },
    async correct(id, body) {
      wish('messages.correct', id, body)
      edit(id, (message) => changed(message, { kind: 'correction', body, ...mine() }))
    },
    async retract(id) {
      wish('messages.retract', id)
      edit(id, (message) => changed(message, { kind: 'retraction', ...mine() }))
    },
    async react(id, emojis) {
      wish('messages.react', id, emojis)
      edit(id, (message) => changed(message, { kind: 'reactions', emojis, ...mine() }))
    },
    one: oneOf,
    times: timed,
    byName: (_conversation, reply) => named(reply.id),
    may: (message) => rightsOf(message, true),
    typing: (to, state) => wish('messages.typing', to, state),
  }
}

/** What a row of a test goes by, where nobody gave it names. */
const nameOf = (message: Message) => wireIdOf(message) ?? message.id
const replyTo = (message: Message): ReplyTo => ({
  id: nameOf(message),
  to: message.from,
  quote: message.body,
})
const inWindow = (window: TimelineWindow) =>
  window.items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
