/** What is written but not sent: kept half a second after the last key, and at once when one leaves. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import { handedWords, useHandedIn } from '../handed-in.ts'
import { setAside, takeAside } from './drafts-aside.ts'
import { forgetLeftDraft, leaveDraft, takeLeftDraft } from './left-draft.ts'

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
  /** On its way to the database. */
  const writing = useRef<string | null>(null)
  /** What this window shows, while the database has what another one wrote. */
  const apart = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const store = useCallback(() => {
    clearTimeout(timer.current)
    if (pending.current === null) return
    const text = pending.current
    pending.current = null
    writing.current = text
    const written = () => {
      if (writing.current === text) writing.current = null
    }
    const account = client.account.get()?.jid
    void client.conversations.keepDraft(jid, text).then(
      () => {
        written()
        takeAside(account, jid)
      },
      () => {
        written()
        setAside(account, jid, text)
      },
    )
  }, [client, jid])

  const keep = useCallback(
    (text: string) => {
      forgetLeftDraft() // The page was about to go, and stayed.
      setOwn(text)
      pending.current = text
      clearTimeout(timer.current)
      timer.current = setTimeout(store, KEEP_AFTER_MS)
    },
    [store],
  )

  useHandedIn(handedWords, jid, keep)

  // The database could not keep it when this chat was left; perhaps it can now.
  useEffect(() => {
    const aside = takeAside(client.account.get()?.jid, jid)
    if (aside !== null) keep(aside)
  }, [client, jid, keep])

  const clear = useCallback(() => {
    forgetLeftDraft()
    setOwn('')
    pending.current = ''
    store()
  }, [store])

  useEffect(() => {
    apart.current = own !== null && own !== '' && own !== stored ? own : null
  }, [own, stored])

  useEffect(() => {
    const account = client.account.get()?.jid
    const left = account === undefined ? null : takeLeftDraft(account)
    if (!left) return
    if (left.jid === jid) setOwn((typed) => typed ?? left.text)
    if (!left.isApart) void client.conversations.keepDraft(left.jid, left.text)
  }, [client, jid])

  useEffect(() => {
    const onUnload = () => {
      const account = client.account.get()?.jid
      const unkept = pending.current ?? writing.current
      const text = unkept ?? apart.current
      if (text !== null && account !== undefined) leaveDraft({ account, jid, text, isApart: unkept === null })
      store()
    }
    // Leaving is: another conversation, another app, a closed tab.
    const onHide = () => document.visibilityState === 'hidden' && store()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', onUnload)
    // By `pagehide` a reload leaves the database no time: this comes before the next page is fetched.
    window.addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onUnload)
      window.removeEventListener('beforeunload', onUnload)
      store()
    }
  }, [client, jid, store])

  return { text: own ?? stored ?? '', keep, clear }
}
