/** What was sealed before the system had a keychain that was open gets it around itself, now that there is one. */
import { grantOf, putGrant } from '../../storage/grants.ts'
import type { GrantRow } from '../../storage/schema.ts'
import { lockedSealer } from '../signing-in/locked-seal.ts'
import type { OAuthDeps } from '../signing-in/oauth-deps.ts'

export async function relock(deps: Pick<OAuthDeps, 'storage' | 'platform'>): Promise<void> {
  const { storage, platform } = deps
  if (!(await platform.native?.keychain.isThere())) return
  const rows = await storage.read(['grants'], (tx) => tx.all('grants'))
  for (const row of rows) if (!row.sealed.wrapped) await relockRow(deps, row)
}

async function relockRow(deps: Pick<OAuthDeps, 'storage' | 'platform'>, row: GrantRow): Promise<void> {
  const seals = lockedSealer(deps)
  const text = await seals.unseal(row.sealed)
  const sealed = text === null ? null : await seals.seal(text)
  if (!sealed?.wrapped) return
  await deps.storage.write(
    ['grants'],
    async (tx) => {
      const now = await grantOf(tx, row.account, row.id)
      // Signed out, or had anew by another tab meanwhile: what was read is spent.
      if (now && isSame(now.sealed.iv, row.sealed.iv)) await putGrant(tx, { ...now, sealed })
    },
    { durable: true },
  )
}

/** Drawn for each time that something is sealed. */
const isSame = (a: Uint8Array, b: Uint8Array) => a.every((byte, index) => byte === b[index])
