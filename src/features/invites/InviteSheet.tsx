/** Makes an invite and hands it over: code, link, picture, paper, full screen; and sees who comes in. */
import { useState } from 'react'
import type { BareJid } from '../../model/jid.ts'
import type { InviteWish } from './invite-wish.ts'
import { OpenInviteSheet } from './OpenInviteSheet.tsx'

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

/** Each opening begins anew; what is shown stays while the sheet goes away. */
export function InviteSheet({ isOpen, wish = null, ...rest }: InviteSheetProps) {
  const [opening, setOpening] = useState({ isOpen: false, count: 0 })
  if (isOpen !== opening.isOpen) setOpening({ isOpen, count: opening.count + (isOpen ? 1 : 0) })
  if (opening.count === 0) return null
  return <OpenInviteSheet key={opening.count} isOpen={isOpen} wish={wish} {...rest} />
}
