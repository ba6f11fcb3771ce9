/** What was typed into the search, and what it says of who wrote it: `from:romeo`. Pure. */
import { fold } from '../../model/fold.ts'
import type { BareJid } from '../../model/jid.ts'

export interface Person {
  jid: BareJid
  name: string
}

export interface TypedQuery {
  /** Without what says who. */
  text: string
  /** Who is meant; null = anybody, or nobody that we know. */
  from: Person | null
}

const FROM = /(?:^|\s)from:(\S*)/i

/** The first person whose name, a word of it, or address begins with what stands behind `from:`. */
export function readTyped(typed: string, people: readonly Person[]): TypedQuery {
  const found = FROM.exec(typed)
  if (!found) return { text: typed, from: null }
  const wanted = fold(found[1] ?? '')
  const text = typed.replace(FROM, ' ').trim()
  if (!wanted) return { text, from: null }
  const begins = ({ jid, name }: Person) =>
    jid.startsWith(wanted) ||
    fold(name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted))
  return { text, from: people.find(begins) ?? null }
}
