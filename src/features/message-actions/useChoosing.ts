/** Choosing several messages: which, and when it is over. */
import { useCallback, useMemo, useState } from 'react'
import type { Message } from '../../model/message.ts'
import type { Selecting } from '../selecting.ts'

type Chosen = ReadonlyMap<string, Message>

export function useChoosing(): Selecting {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const toggle = useCallback(
    (message: Message) =>
      setChosen((before) => {
        const next = new Map(before)
        if (!next.delete(message.id)) next.set(message.id, message)
        // Whoever takes back the last one is done.
        return next.size === 0 ? null : next
      }),
    [],
  )
  const end = useCallback(() => setChosen(null), [])
  return useMemo(() => ({ chosen, toggle, end }), [chosen, toggle, end])
}
