/** The ledger: every invite that was made, open, used or ended, and what can be done with it. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import type { InviteWish } from './invite-wish.ts'

export interface InviteListProps {
  /** What the app has to say above every screen. */
  banner: ReactNode
  webAddress: string
  /** Opens the sheet: a new one, one like another, or one of the ledger again. */
  onSheet(wish: InviteWish): void
  onOpenChat(jid: BareJid): void
}

export function InviteList({ banner }: InviteListProps) {
  const { t } = useTranslation()
  return (
    <main>
      {banner}
      <h1>{t('invites.title')}</h1>
    </main>
  )
}
