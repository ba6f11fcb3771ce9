/** A change of the contact list that a person made, and how it looks when somebody else's hand has undone it. */
import type { Contact } from './contact.ts'
import type { OutboxAction } from './outbox-item.ts'

export type ListEdit = Extract<OutboxAction, { kind: 'roster-set' | 'roster-remove' }>

/** What a person can change of a line of the list. */
export type ListLine = Pick<Contact, 'name' | 'groups'>

const isSame = (a: ListLine, b: ListLine): boolean =>
  a.name === b.name && [...a.groups].sort().join('\n') === [...b.groups].sort().join('\n')

/** Whether an outbox row changes the list, or who may see whom. */
export const isAboutList = (action: OutboxAction): boolean =>
  action.kind === 'roster-set' || action.kind === 'roster-remove' || action.kind === 'presence'

/**
 * `now`: the line as the server has it after it said yes; null = none. Only what was there exactly before is undoing: anything
 * else is a change of its own.
 */
export function isUndone(edit: ListEdit, now: ListLine | null): boolean {
  const { before } = edit
  if (before === undefined) return false
  if (edit.kind === 'roster-remove') return now !== null && before !== null && isSame(before, now)
  if (before === null) return now === null
  return now !== null && isSame(before, now) && !isSame(edit, now)
}
