/** An address that brought something along: it is kept, or told what it is, and the address is tidied. */
import { useEffect, useRef, useState } from 'react'
import { useClient } from '../features/client-context.tsx'
import { useOpenText } from '../features/open-text.ts'
import { value } from '../live/live.ts'
import { useLive } from '../live/useLive.ts'
import { readText } from '../model/read-text.ts'
import { currentRoute, go } from './location.ts'
import type { Route } from './routes.ts'

/** The last address that brought something along brought nothing that we understand. */
const unreadable = value(false)

/** Something better came, without an address. */
export const forgetUnreadable = (): void => unreadable.set(false)

/** True: the address held no invite, nor anything else that we understand. */
export function useInviteAddress(route: Route): boolean {
  const { arrival } = useClient()
  const openText = useOpenText()
  const [broken, setBroken] = useState<{ by: unknown } | null>(null)
  if (broken) throw broken.by
  const taking = useRef<string | null>(null)

  // The same address may be gone to again before the first time was seen to be over: it counts each time.
  useEffect(() => {
    const text = route.screen === 'invite' ? route.text : null
    if (text === null) unreadable.set(false)
    if (!text || taking.current === text) return
    const reading = readText(text)
    unreadable.set(reading.kind === 'unknown')
    if (reading.kind === 'invite') {
      taking.current = text
      // Only what is safely kept may leave the address: until then a reload begins anew.
      arrival.take(reading.invite).then(
        () => tidy(text),
        (by: unknown) => setBroken({ by }),
      )
      return
    }
    if (reading.kind === 'unknown') return tidy(text)
    go({ screen: 'chats' }, { replace: true })
    openText(text)

    function tidy(read: string) {
      taking.current = null
      const here = currentRoute.get()
      if (here.screen === 'invite' && here.text === read)
        go({ screen: 'invite', text: '' }, { replace: true })
    }
  }, [route, arrival, openText])
  return useLive(unreadable)
}
