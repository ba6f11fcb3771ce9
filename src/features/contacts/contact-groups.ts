/** Groups of people: those of the list, and those of the person's own, as one. */
import type { ContactView } from '../../client/client.ts'

const groupsOf = ({ groups, ownGroups = [] }: ContactView): readonly string[] =>
  ownGroups.length ? [...groups, ...ownGroups] : groups

/** All that there are, by name. */
export const allGroups = (contacts: readonly ContactView[]): readonly string[] => {
  const found = new Set<string>()
  for (const contact of contacts) for (const group of groupsOf(contact)) found.add(group)
  return [...found].sort((a, b) => a.localeCompare(b))
}

/** `group` null: everybody. */
export const inGroup = (contacts: readonly ContactView[], group: string | null): readonly ContactView[] =>
  group === null ? contacts : contacts.filter((contact) => groupsOf(contact).includes(group))
