/**
 * Whether what somebody sent is fetched without being asked for: from people on one's list. Strangers would learn where
 * one is, and that one has seen it.
 */
import { useSyncExternalStore } from 'react'
import { value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'

/** Messages whose files somebody asked for, until this page is closed. */
const asked = value<ReadonlySet<string>>(new Set())

export function useMayLoad({ id, direction, conversation }: Message): { mayLoad: boolean; allow(): void } {
  const contact = useLive(useClient().contacts.one(conversation))
  const isAsked = useSyncExternalStore(asked.subscribe, () => asked.get().has(id))
  return {
    mayLoad: direction === 'out' || isAsked || Boolean(contact?.listed),
    allow: () => asked.set(new Set([...asked.get(), id])),
  }
}
