/** What the sheet is to begin with: one of the ledger shown again, or a new one like another. Null: a new one. */
import type { IssuedInvite } from '../../model/issued-invite.ts'

export type InviteWish = { show: string } | { like: Pick<IssuedInvite, 'kind' | 'note' | 'boundTo'> } | null
