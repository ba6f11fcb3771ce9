/** What is open over a conversation to find one's way in it; it goes with the conversation. */
import { type Value, value } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import { currentRoute } from './location.ts'

export type ChatTool = { tool: 'search'; jid: BareJid } | { tool: 'date'; jid: BareJid; from: number }

export const chatTool: Value<ChatTool | null> = value<ChatTool | null>(null)

currentRoute.subscribe(() => {
  const route = currentRoute.get()
  const jid = chatTool.get()?.jid
  if (jid !== undefined && !(route.screen === 'chat' && route.jid === jid)) chatTool.set(null)
})

/** Where one reads or writes, the keys of searching mean this conversation; elsewhere what they mean to the browser. */
export function searchChat(jid: BareJid): boolean {
  const inChat = document.activeElement?.closest('[data-testid="conversation"]')
  if (!inChat) return false
  chatTool.set({ tool: 'search', jid })
  return true
}
