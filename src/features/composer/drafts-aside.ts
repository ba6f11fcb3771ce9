/** What is being written, while the database cannot keep it: in this window, until it can. */
import type { BareJid } from '../../model/jid.ts'

const drafts = new Map<string, string>()
const nameOf = (account: BareJid, jid: BareJid) => JSON.stringify([account, jid])

export function setAside(account: BareJid | undefined, jid: BareJid, text: string): void {
  if (account !== undefined) drafts.set(nameOf(account, jid), text)
}

/** Whoever asks has it from then on. */
export function takeAside(account: BareJid | undefined, jid: BareJid): string | null {
  if (account === undefined) return null
  const name = nameOf(account, jid)
  const text = drafts.get(name) ?? null
  drafts.delete(name)
  return text
}
