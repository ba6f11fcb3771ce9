/**
 * What the server's pages gave, from the moment it is here until somebody is in with it. It is written down before it is used, so
 * that a page that goes meanwhile leaves something for the next one to give back.
 */
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import { grantOf, grantsOf, putGrant, removeGrant, UNCLAIMED } from '../../storage/grants.ts'
import type { GrantRow } from '../../storage/schema.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { type Given, giveBackRow, grantRow } from './own-grant.ts'

/** By then it has ended by itself. */
const GIVEN_UP_MS = 30 * 86_400_000

type Deps = Pick<OAuthDeps, 'storage' | 'platform' | 'fetch'>

export interface Unclaimed {
  readonly row: GrantRow
  /** Nobody came in. What cannot be given back now is left for the next page. */
  giveBack(): Promise<void>
  /** Somebody is in with it, and it is theirs. */
  claimed(): void
}

/** As long as this page is there, nobody else gives it back. */
const lockOf = ({ platform }: Deps, id: string) => platform.lock(`tessera-unclaimed:${id}`)

/** Says nothing of whose it is. */
export async function keepUnclaimed(
  deps: Deps,
  given: Pick<Given, 'issuer' | 'held' | 'scopes' | 'lasts'>,
): Promise<Unclaimed> {
  const id = crypto.randomUUID()
  const lock = lockOf(deps, id)
  await lock.held
  const row = await grantRow(deps, { ...given, account: UNCLAIMED, id, name: null })
  try {
    await deps.storage.write(['grants'], (tx) => putGrant(tx, row), { durable: true })
  } catch (error) {
    lock.release()
    await giveBackRow(deps, row).catch(() => {})
    throw error
  }
  return {
    row,
    giveBack: () => giveBack(deps, row).finally(lock.release),
    claimed: lock.release,
  }
}

/** What other pages have left. Of those that are still there it is told when they go. */
export async function giveBackLeft(deps: Deps): Promise<void> {
  const left = await deps.storage.read(['grants'], (tx) => grantsOf(tx, UNCLAIMED))
  for (const { id } of left) {
    const lock = lockOf(deps, id)
    void lock.held
      .then(async () => {
        const row = await deps.storage.read(['grants'], (tx) => grantOf(tx, UNCLAIMED, id))
        if (row) await giveBack(deps, row)
      })
      .catch(() => {})
      .finally(lock.release)
  }
}

async function giveBack(deps: Deps, row: GrantRow): Promise<void> {
  try {
    await giveBackRow(deps, row)
  } catch (error) {
    if (!(error instanceof OAuthFailure)) throw error
    if (deps.platform.now() - row.at < GIVEN_UP_MS) return
  }
  await deps.storage.write(['grants'], (tx) => removeGrant(tx, UNCLAIMED, row.id), { durable: true })
}
