/** A change of the contact list that a person made, and how it looks when somebody else's hand has undone it. */
import type { Contact } from './contact.ts'
import type { OutboxAction } from './outbox-item.ts'

export type ListEdit = Extract<OutboxAction, { kind: 'roster-set' | 'roster-remove' }>

/** What a person can change of a line of the list. */
export type ListLine = Pick<Contact, 'name' | 'groups'>

/** As the server has it. */
export type KeptLine = ListLine & Partial<Pick<Contact, 'subscription'>>

const isSame = (a: ListLine, b: ListLine): boolean =>
  a.name === b.name && [...a.groups].sort().join('\n') === [...b.groups].sort().join('\n')

/** Whether an outbox row changes the list, or who may see whom. */
export const isAboutList = (action: OutboxAction): boolean =>
  action.kind === 'roster-set' || action.kind === 'roster-remove' || action.kind === 'presence'

/**
 * `now`: the line after the server said yes; null = none. Only what was there exactly before is undoing: anything else is a
 * change of its own. But nobody comes back from being removed in both directions without being asked: a line that does was never
 * let go, though it may have lost its name.
 */
export function isUndone(edit: ListEdit, now: KeptLine | null): boolean {
  const { before } = edit
  if (before === undefined) return false
  if (edit.kind === 'roster-remove')
    return now !== null && before !== null && (now.subscription === 'both' || isSame(before, now))
  if (before === null) return now === null
  return now !== null && isSame(before, now) && !isSame(edit, now)
}
