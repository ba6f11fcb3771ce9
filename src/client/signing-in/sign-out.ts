/** Going: this device forgets at once, then the server is told to forget the token (XEP-0484 §3.5, RFC 7009), if it can be. */
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf } from '../../storage/accounts.ts'
import { tokenOf } from '../../storage/credentials.ts'
import { grantOf, SELF } from '../../storage/grants.ts'
import { ALL_STORES, type Storage } from '../../storage/storage.ts'
import { forgetAccount } from '../../storage/wipe.ts'
import type { invalidateToken } from '../../xmpp/invalidate-token.ts'
import { openToken } from './kept-key.ts'
import { askingIssuers } from './oauth-deps.ts'

export interface SignOutDeps {
  storage: Storage
  platform: Platform
  fetch: typeof globalThis.fetch
  invalidate: typeof invalidateToken
  /** Ends the stream of the account in this tab. */
  endSession(): Promise<void>
}

/** Everything of an account on this device, and its stream in this tab. */
export async function forgetHere(
  account: BareJid,
  storage: Storage,
  endSession: () => Promise<void>,
): Promise<void> {
  await storage.write(ALL_STORES, (tx) => forgetAccount(tx, account), { durable: true })
  await endSession().catch(() => {})
}

export async function signOut(account: BareJid, deps: SignOutDeps): Promise<void> {
  const { storage, platform } = deps
  const [row, stored, grant] = await storage.read(['accounts', 'credentials', 'grants'], async (tx) => [
    await accountOf(tx, account),
    await tokenOf(tx, account),
    await grantOf(tx, account, SELF),
  ])
  await forgetHere(account, storage, deps.endSession)
  if (row && stored)
    atBest(platform, async () => {
      const token = await openToken(stored, platform)
      if (!token) return
      await deps.invalidate({
        account,
        websocket: row.websocket,
        userAgent: { id: row.userAgentId, ...platform.device },
        token,
        signal: new AbortController().signal,
      })
    })
  if (grant)
    atBest(platform, async () => (await import('./own-grant.ts')).giveBackRow(askingIssuers(deps), grant))
}

/**
 * Once more when the network is back while this page is open, also where it was back before the first try had failed; what was
 * given ends by itself otherwise.
 */
function atBest({ online }: Platform, tell: () => Promise<void>): void {
  let isBack = false
  let hasFailed = false
  const look = () => {
    if (!isBack || !hasFailed) return
    stop()
    tell().catch(() => {})
  }
  const stop = online.subscribe(() => {
    isBack = online.get()
    look()
  })
  tell().then(stop, () => {
    hasFailed = true
    look()
  })
}
