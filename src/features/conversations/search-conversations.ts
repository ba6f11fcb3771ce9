/** Finds conversations by name, address or last words, on this device alone. */
import type { ConversationView } from '../../client/client.ts'
import { fold } from '../../model/fold.ts'

const folded = new WeakMap<ConversationView, string>()

function haystack(row: ConversationView): string {
  const known = folded.get(row)
  if (known !== undefined) return known
  const text = fold(`${row.name}\n${row.jid}\n${row.last?.preview ?? ''}\n${row.draft.slice(0, 200)}`)
  folded.set(row, text)
  return text
}

/** Every word has to be somewhere; order and accents do not matter. Nothing wanted = all, the same array. */
export function searchConversations(
  rows: readonly ConversationView[],
  wanted: string,
): readonly ConversationView[] {
  const words = fold(wanted).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => words.every((word) => haystack(row).includes(word)))
}
