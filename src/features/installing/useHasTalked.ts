import { useEffect, useState } from 'react'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { useClient } from '../client-context.tsx'

/** True once a message was written here, since this page was opened, to somebody of whom one was read. */
export function useHasTalked(): boolean {
  const conversations = useLive(useClient().conversations.all)
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (conversations) setBefore((known) => known ?? new Set(conversations.flatMap(lastOf)))
  }, [conversations])
  return (
    before !== null &&
    (conversations ?? []).some(
      (chat) =>
        chat.last?.direction === 'out' && chat.readUpTo > 0 && lastOf(chat).some((id) => !before.has(id)),
    )
  )
}

const lastOf = ({ last }: ConversationView): string[] => (last ? [last.id] : [])
