/** The name of the notices about a chat: whoever shows one, page or worker, shows it in the place of the last. */
import { type BareJid, toBareJid } from './jid.ts'

/** Null: no chat, but the account as a whole. */
export const noticeTag = (account: BareJid, conversation: BareJid | null): string =>
  `${account} ${conversation ?? ''}`

/** Null: it is about something else. No bare address has a space in it. */
export function readNoticeTag(tag: string): { account: BareJid; conversation: BareJid | null } | null {
  const [first = '', second, ...rest] = tag.split(' ')
  if (second === undefined || rest.length > 0) return null
  const account = toBareJid(first)
  const conversation = toBareJid(second)
  if (!account || (second !== '' && !conversation)) return null
  return { account, conversation }
}
