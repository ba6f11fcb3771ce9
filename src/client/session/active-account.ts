/** Which of the accounts of this device is on screen in this tab. Another tab may show another. */
import { type Live, value } from '../../live/live.ts'
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import { lastUsed } from '../../model/which-account.ts'

export interface ActiveAccount {
  /** Undefined until the database has been read. */
  readonly live: Live<Account | null | undefined>
  /** Wanted on screen; it may still be on its way into the database. */
  want(account: BareJid): void
  /** Who is signed in here. Whoever goes leaves the screen to the one that was there last. */
  follow(accounts: readonly Account[]): void
}

export function createActiveAccount(): ActiveAccount {
  const live = value<Account | null | undefined>(undefined)
  let accounts: readonly Account[] | null = null
  let wanted: BareJid | null = null

  const of = (jid: BareJid | null | undefined) => accounts?.find((account) => account.jid === jid)

  function choose(): void {
    if (!accounts) return
    const before = live.get()
    const next = of(wanted) ?? of(before?.jid) ?? lastUsed(accounts)
    if (next?.jid === wanted) wanted = null
    // The screens follow; a change of what only the engine needs (features, versions) is no news to them.
    if (next?.jid !== before?.jid || before === undefined) live.set(next)
  }

  return {
    live,
    want(account) {
      wanted = account
      choose()
    },
    follow(next) {
      accounts = next
      choose()
    },
  }
}
