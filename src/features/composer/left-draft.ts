/**
 * What was being typed when the page went. The database is asked to keep it then, too, but a page that is torn down does not
 * wait for it; this store is written at once, belongs to the tab, and is emptied by the next page.
 */
import type { BareJid } from '../../model/jid.ts'

const NAME = 'tessera.draft'

export interface LeftDraft {
  account: BareJid
  jid: BareJid
  text: string
  /** The database has what another window wrote there last: this is for this window alone. */
  isApart: boolean
}

export function leaveDraft(draft: LeftDraft): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(draft))
  } catch {
    // Full, or not allowed: then it is up to the database.
  }
}

export function forgetLeftDraft(): void {
  try {
    sessionStorage.removeItem(NAME)
  } catch {
    // Nothing is left where nothing may be.
  }
}

/** Once: whoever asks has it from then on. */
export function takeLeftDraft(account: BareJid): LeftDraft | null {
  try {
    const text = sessionStorage.getItem(NAME)
    sessionStorage.removeItem(NAME)
    const left = text === null ? null : (JSON.parse(text) as Partial<LeftDraft> | null)
    if (left?.account !== account || typeof left.jid !== 'string' || typeof left.text !== 'string')
      return null
    return { account, jid: left.jid, text: left.text, isApart: left.isApart === true }
  } catch {
    return null
  }
}
