/** Finds contacts by name or address. */
import type { ContactView } from '../../client/client.ts'
import { fold } from '../../model/fold.ts'

const folded = new WeakMap<ContactView, string>()

function haystack(contact: ContactView): string {
  const text = folded.get(contact) ?? fold(`${contact.displayName}\n${contact.jid}`)
  folded.set(contact, text)
  return text
}

export function searchContacts(all: readonly ContactView[], wanted: string): readonly ContactView[] {
  const words = fold(wanted).split(/\s+/).filter(Boolean)
  if (words.length === 0) return all
  return all.filter((contact) => words.every((word) => haystack(contact).includes(word)))
}
