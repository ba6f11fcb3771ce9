/** Asks the server for an invite, and keeps what it gives: made ahead, until somebody gets it. */
import type { FormAnswers } from '../../model/data-form.ts'
import type { InvitePowers } from '../../model/invite-powers.ts'
import { readInviteUri } from '../../model/invite-uri.ts'
import type { BareJid } from '../../model/jid.ts'
import { isFresh } from '../../model/ledger-rules.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { listInvites, putInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { Link } from '../../xmpp/link.ts'
import { type CreatedInvite, createInvite } from '../../xmpp/xep-0401-invites.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { commandFor, kindOf } from './invite-kinds.ts'
import { newRow } from './invite-row.ts'
import { sealSecret } from './invite-secret.ts'
import type { MakeInvite } from './inviting.ts'
import { tokenId } from './token-id.ts'

export type InviteWishKind = Parameters<typeof commandFor>[0]

/** As one tab tells it to another: the link is built where the secret is opened. */
export type MadeInvite = { status: 'made'; id: string } | Exclude<MakeInvite, { status: 'made' }>

export interface MakingDeps {
  account: BareJid
  storage: Storage
  sealer: Sealer
  now(): number
}

/** One of this kind that is nobody's yet. A token that does both is worth as much for either. */
export async function spareInvite(
  tx: Writing<'invites'>,
  account: BareJid,
  kind: InviteWishKind,
  now: number,
): Promise<InviteRow | null> {
  const rows = (await listInvites(tx, account)).filter(
    (row) => isFresh(row, now) && !row.forgotten && row.boundTo === null,
  )
  const spare = rows.find((row) => row.kind === kind) ?? rows.find((row) => canBe(row, kind))
  if (!spare || spare.kind === kind) return spare ?? null
  const worded = as(kind, spare)
  await putInvite(tx, worded)
  return worded
}

const canBe = (row: InviteRow, kind: InviteWishKind) =>
  (row.leaky && kind === 'contact-and-account') || (row.kind === 'contact-and-account' && kind === 'contact')

/** The same invite as this kind, where its token is good for it: two who ask at a time get one row, each as they wished. */
export const as = (kind: InviteWishKind, row: InviteRow): InviteRow =>
  canBe(row, kind) ? { ...row, kind, leaky: kind === 'contact' } : row

/** Rejects only when no answer came (`LinkLost`, `RequestTimeout`), or the database refuses. */
export async function makeOnServer(
  { account, storage, sealer, now }: MakingDeps,
  link: Link,
  kind: InviteWishKind,
  answers: FormAnswers,
): Promise<MadeInvite> {
  const answer = await createInvite(link, commandFor(kind), answers)
  if (answer.status !== 'created') return answer
  const row = await rowOf(sealer, account, kind, answer.invite, now())
  if (!row) return { status: 'unavailable', text: null }
  // Whoever answers questions about somebody means somebody.
  const handedOut = Object.keys(answers).length > 0
  await storage.write(
    ['invites', 'accounts'],
    async (tx) => {
      await putInvite(tx, { ...row, handedOut, untold: handedOut })
      if (commandFor(kind) !== 'invite') return
      await learn(tx, account, { makesAccounts: row.leaky || row.kind === 'contact-and-account' })
    },
    { durable: true },
  )
  return { status: 'made', id: row.id }
}

async function rowOf(
  sealer: Sealer,
  account: BareJid,
  wished: InviteWishKind,
  { uri, landingUrl, expiresAt }: CreatedInvite,
  now: number,
): Promise<InviteRow | null> {
  const read = readInviteUri(uri)
  if (!read || read.token === null) return null
  return {
    ...newRow(account, await tokenId(read.token), now),
    ...kindOf(wished, read.kind),
    expiresAt,
    sealed: await sealSecret(sealer, { uri, landingUrl }),
  }
}

export async function learn(
  tx: Writing<'accounts'>,
  account: BareJid,
  patch: Partial<InvitePowers>,
): Promise<void> {
  const known = (await accountOf(tx, account))?.inviting ?? { commands: [], makesAccounts: null }
  await patchAccount(tx, account, { inviting: { ...known, ...patch } })
}
