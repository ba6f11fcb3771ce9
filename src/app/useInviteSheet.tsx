/** The sheet that makes and shows invites, over whatever is on screen. */
import { type ReactNode, Suspense, useCallback, useState } from 'react'
import type { InviteWish } from '../features/invites/invite-wish.ts'
import { InviteSheet } from './lazy-panes.ts'
import { go, webAddress } from './location.ts'

/** Give `sheet` a place; `open` shows it. */
export function useInviteSheet(brand: string): { open(wish?: InviteWish): void; sheet: ReactNode } {
  const [isOpen, setOpen] = useState(false)
  /** Undefined: nobody has wanted it yet, so it is not even fetched. */
  const [wish, setWish] = useState<InviteWish | undefined>(undefined)
  const open = useCallback((next: InviteWish = null) => {
    setWish(next)
    setOpen(true)
  }, [])
  const sheet = wish !== undefined && (
    <Suspense fallback={null}>
      <InviteSheet
        isOpen={isOpen}
        onOpenChange={setOpen}
        webAddress={webAddress()}
        brand={brand}
        wish={wish}
        onOpenChat={(jid) => go({ screen: 'chat', jid })}
        onSeeAll={() => go({ screen: 'invites' })}
      />
    </Suspense>
  )
  return { open, sheet }
}
