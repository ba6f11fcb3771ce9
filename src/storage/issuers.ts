/** How this installation is registered with those who grant access. */
import type { IssuerRow } from './schema.ts'
import type { Reading, Writing } from './transaction.ts'

export const issuerAt = async (
  tx: Reading<'issuers'>,
  issuer: string,
  redirect: string,
): Promise<IssuerRow | null> => (await tx.get('issuers', [issuer, redirect])) ?? null

export async function putIssuer(tx: Writing<'issuers'>, row: IssuerRow): Promise<void> {
  await tx.put('issuers', row)
}

export async function removeIssuer(tx: Writing<'issuers'>, issuer: string, redirect: string): Promise<void> {
  await tx.delete('issuers', [issuer, redirect])
}
