import { useEffect, useState } from 'react'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

/** What was the last of each chat when it was first looked. On phones the list goes away whenever a chat is opened. */
const before = new Map<BareJid, ReadonlySet<string>>()

/** True once a message was written here, since this page was opened, in a chat in which one was read. */
export function useHasTalked(): boolean {
  const client = useClient()
  const account = useLive(client.account)?.jid
  const conversations = useLive(client.conversations.all)
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!account || !conversations) return
    const seen = before.get(account) ?? new Set(conversations.flatMap(lastOf))
    before.set(account, seen)
    setKnown(seen)
  }, [account, conversations])
  return known !== null && (conversations ?? []).some((chat) => isAnswer(chat, known))
}

const lastOf = ({ last }: ConversationView): string[] => (last ? [last.id] : [])

const isAnswer = ({ last, readUpTo }: ConversationView, known: ReadonlySet<string>) =>
  last?.direction === 'out' && readUpTo > 0 && !known.has(last.id)
