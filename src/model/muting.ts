/** Which conversations make no noise, and which count as new. */
import type { Conversation } from './conversation.ts'

export type MuteChoice = 'hour' | 'day' | 'always'

const HOUR = 60 * 60 * 1000

/** Until when, milliseconds since 1970. */
export const muteUntil = (choice: MuteChoice, now: number): number | 'always' =>
  choice === 'always' ? 'always' : now + (choice === 'hour' ? HOUR : 24 * HOUR)

export const isMuted = ({ muted }: Pick<Conversation, 'muted'>, now: number): boolean =>
  muted === 'always' || (muted !== undefined && muted > now)

/** A chat with something new that wants to be heard of: the number on the icon counts these. */
export const isNews = (
  row: Pick<Conversation, 'unread' | 'muted'> & { standing?: 'stranger' | 'blocked' },
  now: number,
): boolean => row.unread > 0 && row.standing === undefined && !isMuted(row, now)

/** Out of the way until somebody writes; whoever is muted may write in vain. */
export function comeBack<C extends Pick<Conversation, 'archived' | 'muted'>>(row: C, now: number): C {
  if (!row.archived || isMuted(row, now)) return row
  const { archived: _, ...rest } = row
  return rest as C
}

/** Pinned ones first, in the order in which they were pinned; the rest as they come. */
export function pinnedFirst<C extends Pick<Conversation, 'pinned'>>(rows: readonly C[]): readonly C[] {
  const pinned = rows.filter((row) => row.pinned !== undefined)
  if (!pinned.length) return rows
  pinned.sort((a, b) => (a.pinned ?? 0) - (b.pinned ?? 0))
  return [...pinned, ...rows.filter((row) => row.pinned === undefined)]
}
