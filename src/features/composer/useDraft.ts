/** What is written but not sent: kept half a second after the last key, and at once when one leaves. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

const KEEP_AFTER_MS = 500

export interface Draft {
  text: string
  keep(text: string): void
  /** It was sent: nothing is left of it. */
  clear(): void
}

export function useDraft(jid: BareJid): Draft {
  const client = useClient()
  const stored = useLive(client.conversations.one(jid))?.draft
  /** Null until somebody types here: until then the stored draft is shown, also one that another tab keeps. */
  const [own, setOwn] = useState<string | null>(null)
  const pending = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const store = useCallback(() => {
    clearTimeout(timer.current)
    if (pending.current === null) return
    const text = pending.current
    pending.current = null
    void client.conversations.keepDraft(jid, text)
  }, [client, jid])

  const keep = useCallback(
    (text: string) => {
      setOwn(text)
      pending.current = text
      clearTimeout(timer.current)
      timer.current = setTimeout(store, KEEP_AFTER_MS)
    },
    [store],
  )

  const clear = useCallback(() => {
    setOwn('')
    pending.current = ''
    store()
  }, [store])

  useEffect(() => {
    // Leaving is: another conversation, another app, a closed tab.
    const onHide = () => document.visibilityState === 'hidden' && store()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', store)
    // By `pagehide` a reload leaves the database no time: this comes before the next page is fetched.
    window.addEventListener('beforeunload', store)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', store)
      window.removeEventListener('beforeunload', store)
      store()
    }
  }, [store])

  return { text: own ?? stored ?? '', keep, clear }
}
