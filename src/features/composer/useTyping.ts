/** Lets the other side know that we are writing, that we paused, and that we stopped. */
import { useCallback, useRef } from 'react'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

/** XEP-0085 suggests some seconds without a key before `paused`. */
const PAUSED_AFTER_MS = 5_000

export interface Typing {
  wrote(text: string): void
  stopped(): void
}

export function useTyping(jid: BareJid): Typing {
  const client = useClient()
  const said = useRef<'active' | 'composing' | 'paused'>('active')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const say = useCallback(
    (state: 'active' | 'composing' | 'paused') => {
      clearTimeout(timer.current)
      if (said.current === state && state !== 'composing') return
      said.current = state
      client.messages.typing(jid, state)
    },
    [client, jid],
  )

  const stopped = useCallback(() => say('active'), [say])

  const wrote = useCallback(
    (text: string) => {
      if (text.trim() === '') return stopped()
      say('composing')
      timer.current = setTimeout(() => say('paused'), PAUSED_AFTER_MS)
    },
    [say, stopped],
  )

  return { wrote, stopped }
}
