/** That this person is writing, told once for each change, by whichever tab holds the connection. */
import type { BareJid } from '../model/jid.ts'
import type { Messages } from './client.ts'
import type { Engine } from './engine.ts'
import type { Tabs } from './tabs.ts'
import { type Typing, typingToTell } from './typing.ts'

export function tellTyping(tabs: Tabs, engine: Pick<Engine, 'tellTyping'>): Messages['typing'] {
  const told = new Map<BareJid, Typing>()
  return (to, state) => {
    const next = typingToTell(told.get(to) ?? 'active', state)
    if (!next) return
    told.set(to, next)
    if (tabs.isLeading()) engine.tellTyping(to, next)
    else tabs.post({ kind: 'ask', ask: { to: 'typing', conversation: to, state: next } })
  }
}
