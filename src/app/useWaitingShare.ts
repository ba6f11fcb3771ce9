import { useEffect } from 'react'
import { useLive } from '../live/useLive.ts'
import { go } from './location.ts'
import { webApp } from './web-app.ts'

/** What was shared before somebody signed in, or before the page was gone: it is asked about once they are in. */
export function useWaitingShare(): void {
  const app = useLive(webApp)
  useEffect(() => {
    let stays = true
    app?.shelf?.read().then(
      (share) => {
        if (stays && share) go({ screen: 'shared', isFull: false })
      },
      () => {},
    )
    return () => {
      stays = false
    }
  }, [app])
}
