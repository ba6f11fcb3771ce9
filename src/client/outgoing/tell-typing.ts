/** That this person is writing, told once for each change, by whichever tab holds the connection. */
import type { BareJid } from '../../model/jid.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Messages } from '../client.ts'
import { toldOfTyping } from '../incoming/acknowledge.ts'
import type { Engine } from '../session/engine.ts'
import type { Tabs } from '../session/tabs.ts'
import { type Typing, typingToTell } from './typing.ts'

export interface TellTypingDeps {
  account: BareJid
  storage: Storage
  tabs: Tabs
  engine: Pick<Engine, 'tellTyping'>
}

export function tellTyping({ account, storage, tabs, engine }: TellTypingDeps): Messages['typing'] {
  const mayHear = (to: BareJid) =>
    storage.read(['contacts', 'settings'], async (tx) => (await toldOfTyping(tx, account, [to])).has(to))
  const told = new Map<BareJid, Typing>()
  let asked = Promise.resolve()
  const tell = (to: BareJid, next: Typing) => {
    if (tabs.isLeading()) engine.tellTyping(to, next)
    else tabs.post({ kind: 'ask', ask: { to: 'typing', conversation: to, state: next } })
  }
  return (to, state) => {
    const next = typingToTell(told.get(to) ?? 'active', state)
    if (!next) return
    told.set(to, next)
    // One after the other: nobody shall hear that we stopped before they hear that we began.
    asked = asked.then(async () => {
      if (await mayHear(to).catch(() => false)) tell(to, next)
    })
  }
}
