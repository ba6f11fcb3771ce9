/** Where the button of a reading card leads, in this program. */
import { useMemo } from 'react'
import { useClient } from '../features/client-context.tsx'
import type { ReadingWays } from '../features/reading/reading-ways.ts'
import { linkWish } from './link-wish.ts'
import { go } from './location.ts'
import { forgetUnreadable } from './useInviteAddress.ts'

/** `left`: the card led somewhere else. `waits`: somebody has to sign in, after which it is of use. */
export function useReadingWays(left: () => void, waits: () => void): Omit<ReadingWays, 'again'> {
  const client = useClient()
  return useMemo(
    () => ({
      async onInvite(invite) {
        await client.arrival.take(invite)
        forgetUnreadable()
        left()
        go({ screen: 'invite', text: '' })
      },
      onOpenChat(jid, as) {
        left()
        go({ screen: 'chat', jid })
        if (as) void client.use(as)
      },
      onSignIn(address) {
        if (address) left()
        else waits()
        go({ screen: 'sign-in', address, refused: false })
      },
      onDevice(code) {
        left()
        linkWish.set(code)
        go({ screen: 'settings', section: 'devices' })
      },
      onOpenPage(url) {
        left()
        window.open(url, '_blank', 'noopener,noreferrer')
      },
    }),
    [client, left, waits],
  )
}
