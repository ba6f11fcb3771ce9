/** From what each person thinks of a message to one chip for each emoji. Pure. */
import type { BareJid } from '../../model/jid.ts'
import type { Reaction } from '../../model/message.ts'

export interface ReactionGroup {
  emoji: string
  from: readonly BareJid[]
}

/** The same picture, whether it was written with the mark that asks for one or without. */
export const samePicture = (emoji: string): string => emoji.replace(/[\ufe0e\ufe0f]/gu, '')

/** In an order of their own, so that none changes places with another, whoever joins in or changes their mind. */
export function groupReactions(reactions: readonly Reaction[]): readonly ReactionGroup[] {
  const groups = new Map<string, { emoji: string; from: BareJid[] }>()
  for (const { from, emojis } of reactions)
    for (const emoji of emojis) {
      const key = samePicture(emoji)
      const group = groups.get(key) ?? { emoji, from: [] }
      groups.set(key, group)
      if (!group.from.includes(from)) group.from.push(from)
    }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)
}

/** What a person thinks of it after pressing this emoji: one more, or one less. */
export function toggled(reactions: readonly Reaction[] | undefined, me: BareJid, emoji: string): string[] {
  const mine = reactions?.find(({ from }) => from === me)?.emojis ?? []
  const rest = mine.filter((other) => samePicture(other) !== samePicture(emoji))
  return rest.length < mine.length ? rest : [...mine, emoji]
}
