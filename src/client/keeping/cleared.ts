/**
 * Notices that the browser threw away what was kept here: somebody was signed in, nobody signed out, and nobody is there.
 * The last who was, is remembered outside of the database.
 */
import { type Live, value } from '../../live/live.ts'
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import { lastUsed } from '../../model/which-account.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'

export interface Clearing {
  /** Who was signed in here when it happened; null = nothing happened. */
  readonly cleared: Live<BareJid | null>
  /** These are signed in, as the database says. */
  follow(accounts: readonly Account[]): void
  /** Nobody minds: it is not said any more. */
  forget(): void
  /** About to leave because somebody wants it. */
  leaving(account: BareJid): Promise<void>
}

export function watchClearing(deps: { storage: Storage; platform: Pick<Platform, 'mark'> }): Clearing {
  const { storage } = deps
  const { mark } = deps.platform
  const cleared = value<BareJid | null>(null)
  let here: readonly Account[] = []

  return {
    cleared,
    follow(accounts) {
      const before = here
      here = accounts
      const last = lastUsed(accounts)
      if (last) {
        // Once, and not with every change of them: in another tab somebody may be leaving at this moment.
        if (!before.length) mark.write(last.jid)
        cleared.set(null)
        return
      }
      cleared.set(mark.read())
    },
    forget() {
      mark.write(null)
      cleared.set(null)
    },
    async leaving(account) {
      const accounts = await storage.read(['accounts'], (tx) => tx.all('accounts'))
      mark.write(lastUsed(accounts.filter(({ jid }) => jid !== account))?.jid ?? null)
    },
  }
}
