/** What is being written in a conversation: kept as a draft, announced as typing, sent. */
import { useCallback, useEffect, useState } from 'react'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import { fitting } from './limit.ts'
import { useDraft } from './useDraft.ts'
import { useTyping } from './useTyping.ts'

export interface ComposerState {
  text: string
  change(text: string): void
  send(): void
  /** Length of what was too long to be taken; 0 = nothing. */
  tooLong: number
  refuse(length: number): void
}

export function useComposer(jid: BareJid): ComposerState {
  const client = useClient()
  const { text, keep, clear } = useDraft(jid)
  const { wrote, stopped } = useTyping(jid)
  const [tooLong, setTooLong] = useState(0)

  const change = useCallback(
    (next: string) => {
      const fits = fitting(next)
      setTooLong(fits === next ? 0 : next.length)
      keep(fits)
      wrote(fits)
    },
    [keep, wrote],
  )

  const send = useCallback(() => {
    if (text.trim() === '') return
    setTooLong(0)
    clear()
    stopped()
    void client.messages.send(jid, text).catch(() => {
      // The database refused it: what was written must not be lost.
      keep(text)
    })
  }, [client, jid, text, keep, clear, stopped])

  useEffect(() => stopped, [stopped])

  return { text, change, send, tooLong, refuse: setTooLong }
}
