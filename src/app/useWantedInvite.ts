import { useEffect } from 'react'
import { go } from './location.ts'
import type { Route } from './routes.ts'

/** A shortcut of the installed web app wants a new invite: the sheet comes up over the list of them. */
export function useWantedInvite(route: Route, onInvite: (() => void) | null): void {
  const isWanted = route.screen === 'invites' && route.isNew === true
  useEffect(() => {
    if (!isWanted || !onInvite) return
    go({ screen: 'invites' }, { replace: true })
    onInvite()
  }, [isWanted, onInvite])
}
