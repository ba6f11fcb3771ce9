/**
 * The names by which stanzas call a message: XEP-0359 Unique and Stable Stanza IDs 0.7.0
 * (https://xmpp.org/extensions/xep-0359.html) and the stanza's own id. Each name begins with its kind and holds the
 * account, the conversation and who gave the id: an id alone proves nothing, since anybody may write any id.
 */
import type { BareJid } from './jid.ts'

export interface StanzaNames {
  /** The sender, as `Message.from` has it. */
  from: string
  id: string | null
  originId: string | null
  stanzaIds: readonly { id: string; by: BareJid }[]
}

type Kind = 'stanza-id' | 'origin-id' | 'id'

/** Longer ids are somebody's idea of a joke: they name nothing. */
const MAX_ID = 1023
// No address holds a line break, and the id, which may, comes last: two names are equal only if all their parts are.
const alias = (kind: Kind, ...parts: [account: BareJid, conversation: BareJid, giver: string, id: string]) =>
  `${kind}:${parts.join('\n')}`

export const stanzaIdAlias = (account: BareJid, conversation: BareJid, by: BareJid, id: string) =>
  alias('stanza-id', account, conversation, by, id)
export const originIdAlias = (account: BareJid, conversation: BareJid, from: string, id: string) =>
  alias('origin-id', account, conversation, from, id)
export const idAlias = (account: BareJid, conversation: BareJid, from: string, id: string) =>
  alias('id', account, conversation, from, id)

/** Every name that a stanza gives to its message. */
export function messageAliases(account: BareJid, conversation: BareJid, names: StanzaNames): string[] {
  const { from, id, originId, stanzaIds } = names
  const found = stanzaIds
    .filter((stanzaId) => usable(stanzaId.id))
    .map((stanzaId) => stanzaIdAlias(account, conversation, stanzaId.by, stanzaId.id))
  if (usable(originId)) found.push(originIdAlias(account, conversation, from, originId))
  if (usable(id)) found.push(idAlias(account, conversation, from, id))
  return [...new Set(found)]
}

const usable = (id: string | null): id is string => id !== null && id !== '' && id.length <= MAX_ID

/** The ids that an archive gave to a message: what paging goes on from. */
export function archiveIds(aliases: readonly string[], by: BareJid): string[] {
  return aliases.filter((name) => kindOf(name) === 'stanza-id' && giverOf(name) === by).map(idOf)
}

const kindOf = (name: string) => name.slice(0, name.indexOf(':')) as Kind
const giverOf = (name: string) => name.split('\n', 3)[2]
const idOf = (name: string) => name.slice(name.split('\n', 3).join('\n').length + 1)
const ofKind = (kind: Kind, aliases: readonly string[]) => aliases.filter((name) => kindOf(name) === kind)

interface Named {
  body: string
  aliases: readonly string[]
  versions?: readonly { body: string }[]
  retracted?: object
}

/**
 * Whether two copies are one message. Stanza-ids and origin-ids are unique by their law. A plain id is not: some
 * programs count from one again after each start, so two entries of one archive with the same id are one message only
 * if they say the same (then somebody sent it again after a broken connection).
 */
export function isSameMessage(one: Named, other: Named): boolean {
  const shared = one.aliases.filter((name) => other.aliases.includes(name))
  if (shared.some((name) => kindOf(name) !== 'id')) return true
  if (!shared.length) return false
  const differ = (kind: Kind) => {
    const [ours, theirs] = [ofKind(kind, one.aliases), ofKind(kind, other.aliases)]
    return ours.some((name) => theirs.some((another) => giverOf(name) === giverOf(another)))
  }
  if (differ('origin-id')) return false
  return !differ('stanza-id') || saysTheSame(one, other)
}

/** What was said at first counts; of what was taken back nobody knows, and no second copy may bring it back. */
function saysTheSame(one: Named, other: Named): boolean {
  if (one.retracted || other.retracted) return true
  const first = ({ versions, body }: Named) => versions?.[0]?.body ?? body
  return first(one) === first(other)
}

/** How others call a message of a direct chat: by its id, or the origin-id of one that has none (XEP-0461 §3.1). */
export function wireIdOf({ aliases, from }: { aliases: readonly string[]; from: string }): string | null {
  for (const kind of ['id', 'origin-id'] as const) {
    const name = ofKind(kind, aliases).find((each) => giverOf(each) === from)
    if (name !== undefined) return idOf(name)
  }
  return null
}

/** Everything that an id in a later stanza may mean, if one of these two people wrote it. */
export const possibleAliases = (
  account: BareJid,
  conversation: BareJid,
  id: string,
  authors: readonly string[] = [account, conversation],
): string[] =>
  usable(id)
    ? authors.flatMap((from) => [
        idAlias(account, conversation, from, id),
        originIdAlias(account, conversation, from, id),
      ])
    : []

/** Everything that the id in a reply may mean: a room calls messages by its own ids (XEP-0461 §3.1). */
export const answeredNames = (account: BareJid, conversation: BareJid, id: string): string[] => [
  ...possibleAliases(account, conversation, id),
  ...(usable(id) ? [stanzaIdAlias(account, conversation, conversation, id)] : []),
]

/** The ids by which replies may call a message. */
export const answerableIds = (conversation: BareJid, aliases: readonly string[]): string[] => [
  ...new Set(
    aliases.filter((name) => kindOf(name) !== 'stanza-id' || giverOf(name) === conversation).map(idOf),
  ),
]

/** What an id in a later stanza may be about, whoever wrote it: as long as that is not here, nobody knows. */
export const targetName = (conversation: BareJid, id: string): string => `${conversation}\n${id}`

/** Of all that may be said of a message, under which names it has waited. */
export const targetNames = (conversation: BareJid, aliases: readonly string[]): string[] => [
  ...new Set(
    aliases
      .filter((name) => kindOf(name) !== 'stanza-id')
      .map((name) => targetName(conversation, idOf(name))),
  ),
]
