/**
 * What later stanzas make of a message. Whatever way they come by (live, as a copy, from the archive, twice, before the words
 * that they are about), the row is the same in the end: each change either is one of a set, or the latest of its kind by
 * the time and the name that it has everywhere.
 */
import { idAlias } from './aliases.ts'
import { inOrder } from './change-order.ts'
import type { Message, Reaction, Refusal, Version } from './message.ts'
import type { MessageChange } from './message-change.ts'
import { advance } from './message-merge.ts'
import { type MessageDeed, may } from './message-rights.ts'
import { withTime } from './message-times.ts'
import { tombstone } from './tombstone.ts'

/** More wordings than anybody reads: the first and the latest are kept. */
export const MOST_VERSIONS = 20
/** Of a message that was taken back: names of the wordings that it had. */
const MOST_NAMES = 2 * MOST_VERSIONS
/** As many of ours may be on their way. */
const MOST_EARLIER = 5
/** Of one message, where a room is full of people. */
export const MOST_REACTING = 500

const DEEDS: Readonly<Record<MessageChange['kind'], MessageDeed>> = {
  correction: 'correct',
  retraction: 'retract',
  reactions: 'react',
  delivered: 'acknowledge',
  read: 'acknowledge',
}

/** Whether this change is of that message at all: who may not do it to one may mean another of the same name. */
export const isMeant = (message: Message, change: MessageChange): boolean =>
  may(change.from, DEEDS[change.kind], { ...message, retracted: undefined })

const isRefused = ({ account, refused }: Message, { from, id }: MessageChange) =>
  from === account && refused?.includes(id)

/** The row after it; the same row when it changes nothing. */
export function changed(message: Message, change: MessageChange): Message {
  if (!isMeant(message, change) || isRefused(message, change)) return message
  switch (change.kind) {
    case 'retraction':
      return tombstone(message, change.time, change.from === message.account ? change.id : undefined)
    case 'correction':
      // Of what was taken back, or is to be, only the name counts.
      return message.retracted || !change.body ? alsoNamed(message, change.id) : corrected(message, change)
    case 'reactions':
      return message.retracted ? message : reacted(message, change)
    case 'delivered':
    case 'read':
      return message.direction === 'out'
        ? withTime(advance(message, change.kind), change.kind, change.time)
        : message
  }
}

function corrected(message: Message, { id, body, time, guess }: Version): Message {
  const [first = { id: message.id, body: message.body, time: message.time }, ...later] =
    message.versions ?? []
  const next = { id, body, time, ...(guess && { guess }) }
  const all = inOrder(later, next, compareVersions)
  if (!all) return message
  const kept = all.slice(1 - MOST_VERSIONS)
  if (!kept.includes(next)) return message
  const named = (version: Version) => idAlias(message.account, message.conversation, message.from, version.id)
  const dropped = all.filter((version) => !kept.includes(version)).map(named)
  const aliases = new Set([...message.aliases.filter((name) => !dropped.includes(name)), ...kept.map(named)])
  const now = kept.at(-1)?.body ?? message.body
  return { ...told(message, 'correction'), body: now, versions: [first, ...kept], aliases: [...aliases] }
}

/** Some programs call a message by the name of its last wording. */
function alsoNamed(message: Message, id: string): Message {
  const { account, conversation, from, aliases } = message
  const name = idAlias(account, conversation, from, id)
  if (aliases.includes(name) || aliases.length >= MOST_NAMES) return message
  return { ...message, aliases: [...aliases, name] }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
// Of two copies of one change, whose times differ by what clocks and stamps do, the later time counts, everywhere.
const compareVersions = (a: Version, b: Version) =>
  a.time - b.time || compareText(a.id, b.id) || compareText(a.body, b.body)

function reacted(message: Message, { from, emojis, time, id, guess }: Reaction): Message {
  const all = reactionsOf(message)
  const known = all.find((reaction) => reaction.from === from)
  const isOwn = from === message.account
  const before = isOwn ? (message.earlier ?? []).map((one) => ({ ...one, from })) : []
  const next = { from, emojis, time, id, ...(guess && { guess }) }
  const list = inOrder(known ? [...before, known] : before, next, compareReactions)
  const last = list?.at(-1)
  if (!list || !last || (!isOwn && last === known)) return message
  const others = all.filter((reaction) => reaction !== known)
  const now = withReactions(isOwn && last === next ? told(message, 'reactions') : message, [...others, last])
  const earlier = list.slice(-1 - MOST_EARLIER, -1).map(({ from: _, ...one }) => one)
  return isOwn && earlier.length ? { ...now, earlier } : now
}

/** Something else was done in the place of what was refused. */
function told(message: Message, kind: Refusal['kind']): Message {
  if (message.refusal?.kind !== kind) return message
  const { refusal: _, ...rest } = message
  return rest
}

/** Of everybody, also those that say nothing any more. */
export const reactionsOf = (message: Message): Reaction[] => [...(message.reactions ?? []), ...empty(message)]

const empty = ({ reactionsTakenBack = [] }: Message): Reaction[] =>
  reactionsTakenBack.map((one) => ({ ...one, emojis: [] }))
const compareReactions = (a: Reaction, b: Reaction) =>
  a.time - b.time || compareText(a.id, b.id) || compareText(a.emojis.join(' '), b.emojis.join(' '))

export function withReactions(message: Message, all: readonly Reaction[]): Message {
  const { reactions: _, reactionsTakenBack: __, ...rest } = message
  const kept = [...all].sort(compareReactions).slice(-MOST_REACTING)
  const reactions = kept.filter(({ emojis }) => emojis.length > 0)
  const takenBack = kept.filter(({ emojis }) => !emojis.length).map(({ emojis: _, ...one }) => one)
  return {
    ...rest,
    ...(reactions.length ? { reactions } : {}),
    ...(takenBack.length ? { reactionsTakenBack: takenBack } : {}),
  }
}

/** When the last that is known of its kind was said: what nobody dated comes after that. */
export const latestOf = (message: Message, { kind, from }: MessageChange): number =>
  kind === 'correction'
    ? (message.versions?.at(-1)?.time ?? 0)
    : kind === 'reactions'
      ? (reactionsOf(message).find((one) => one.from === from)?.time ?? 0)
      : 0

/** Whether exactly this one has been made already. */
export function isKnown(message: Message, { kind, id, from }: MessageChange): boolean {
  if (kind === 'correction') return message.versions?.some((version) => version.id === id) ?? false
  if (kind !== 'reactions') return false
  return reactionsOf(message).some((one) => one.from === from && one.id === id)
}

/** We ourselves, on another device, tell somebody that theirs was seen. */
export const isOwnSight = (message: Message, change: MessageChange): boolean =>
  change.kind === 'read' && message.direction === 'in' && change.from === message.account
