/** Makes an invite and hands it over: code, link, picture, paper, full screen; and sees who comes in. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import type { InviteWish } from './invite-wish.ts'

export interface InviteSheetProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  /** Of this program, without fragment: links are built on it where the server has no page of its own. */
  webAddress: string
  /** What the program calls itself here, for the printed card. */
  brand: string
  wish?: InviteWish
  onOpenChat(jid: BareJid): void
  /** To the ledger. */
  onSeeAll(): void
}

export function InviteSheet({ isOpen, onOpenChange }: InviteSheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('invites.sheetTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('invites.close')}
    >
      {null}
    </Sheet>
  )
}
