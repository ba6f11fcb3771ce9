/** What is being written in a conversation: kept as a draft, announced as typing, sent. */
import { useCallback, useEffect, useState } from 'react'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import { useWriting } from '../writing.ts'
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

/** Other words for a message that was sent: no draft, which waits until they are done. */
interface Rewording {
  id: string
  text: string
}

export function useComposer(jid: BareJid): ComposerState {
  const client = useClient()
  const { about, end } = useWriting()
  const { text: draft, keep, clear } = useDraft(jid)
  const { wrote, stopped } = useTyping(jid)
  const [tooLong, setTooLong] = useState(0)
  const [rewording, setRewording] = useState<Rewording | null>(null)
  const edited = about?.kind === 'edit' ? about.message : null
  const text = edited ? (rewording?.id === edited.id ? rewording.text : edited.body) : draft
  const id = edited?.id
  const reply = about?.kind === 'reply' ? about.message.id : undefined

  const change = useCallback(
    (next: string) => {
      const fits = fitting(next)
      setTooLong(fits === next ? 0 : next.length)
      if (id === undefined) keep(fits)
      else setRewording({ id, text: fits })
      wrote(fits)
    },
    [id, keep, wrote],
  )

  const send = useCallback(() => {
    if (text.trim() === '') return
    setTooLong(0)
    setRewording(null)
    end()
    stopped()
    if (id !== undefined) {
      // The database refused it: what was written must not be lost.
      void client.messages.correct(id, text).catch(() => keep(text))
      return
    }
    clear()
    void client.messages.send(jid, text, ...(reply === undefined ? [] : [{ reply }])).catch(() => keep(text))
  }, [client, jid, text, id, reply, keep, clear, stopped, end])

  // Each time anew: what was begun and given up is not there again.
  useEffect(() => {
    if (id === undefined) setRewording(null)
  }, [id])
  useEffect(() => stopped, [stopped])

  return { text, change, send, tooLong, refuse: setTooLong }
}
