/** What a server did not take of what we did to a message: it does not count, whatever copy of it comes, and the person is told. */
import { idAlias } from './aliases.ts'
import type { Message, Reaction } from './message.ts'
import { reactionsOf, withReactions } from './message-changes.ts'

/** More than a person does to one message while a server says no. */
const MOST_REFUSED = 20

/** The row as it would be without that change; the same row where nothing is known of it. */
export function refuse(message: Message, id: string, condition: string): Message {
  if (message.refused?.includes(id)) return message
  const undone =
    withoutVersion(message, id, condition) ??
    withoutReaction(message, id, condition) ??
    notTakenBack(message, id, condition)
  return undone ? { ...undone, refused: [...(message.refused ?? []), id].slice(-MOST_REFUSED) } : message
}

/** Nobody is told of it any more. */
export function withoutRefusal(message: Message): Message {
  const { refusal: _, ...rest } = message
  return message.refusal ? rest : message
}

function withoutVersion(message: Message, id: string, condition: string): Message | null {
  const { versions, account, conversation, from } = message
  const [first, ...later] = versions ?? []
  const refused = later.find((version) => version.id === id)
  if (!first || !refused || from !== account) return null
  const kept = later.filter((version) => version !== refused)
  const { versions: _, ...rest } = message
  const aliases = message.aliases.filter((name) => name !== idAlias(account, conversation, from, id))
  const body = kept.at(-1)?.body ?? first.body
  const undone = { ...rest, body, aliases, ...(kept.length ? { versions: [first, ...kept] } : {}) }
  // What was overtaken is not what is shown: nobody misses it.
  if (refused !== later.at(-1)) return undone
  return { ...undone, refusal: { kind: 'correction', condition, body: refused.body } }
}

function withoutReaction(message: Message, id: string, condition: string): Message | null {
  const all = reactionsOf(message)
  const own = all.find(({ from }) => from === message.account)
  const { earlier = [], ...rest } = message
  const before = earlier.filter((one) => one.id !== id)
  if (own?.id !== id) return before.length < earlier.length ? withEarlier(rest, before) : null
  const last = before.at(-1)
  const others = all.filter((one) => one !== own)
  const shown = withReactions(rest, last ? [...others, { ...last, from: message.account }] : others)
  const undone = withEarlier(shown, before.slice(0, -1))
  return { ...undone, refusal: { kind: 'reactions', condition, emojis: own.emojis } }
}

const withEarlier = (message: Message, earlier: readonly Omit<Reaction, 'from'>[]): Message =>
  earlier.length ? { ...message, earlier } : message

const notTakenBack = (message: Message, id: string, condition: string): Message | null =>
  message.retracted?.id === id ? { ...message, refusal: { kind: 'retraction', condition } } : null
