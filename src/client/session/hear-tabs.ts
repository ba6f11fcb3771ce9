/** What one tab makes of what the others say: the leader answers, the rest believe it. */
import type { Live } from '../../live/live.ts'
import type { ConnectionState } from '../client.ts'
import type { TypingPeople } from '../outgoing/typing.ts'
import type { PeoplePresence } from '../people/availability.ts'
import type { Ask, Tabs } from './tabs.ts'

export interface HearTabsDeps {
  tabs: Tabs
  state: Live<ConnectionState>
  setState(state: ConnectionState): void
  presence: PeoplePresence
  typing: TypingPeople
  /** Of the leader. */
  ask(ask: Ask): void
}

export function hearTabs({ tabs, state, setState, presence, typing, ask }: HearTabsDeps): void {
  tabs.listen((message) => {
    if (tabs.isLeading()) {
      if (message.kind === 'ask') ask(message.ask)
      else if (message.kind === 'hello') {
        tabs.post({ kind: 'state', state: state.get() })
        tabs.post({ kind: 'presence', changes: presence.all() })
      }
      return
    }
    if (message.kind === 'state') setState(message.state)
    else if (message.kind === 'typing') typing.heard(message.jid, message.on)
    else if (message.kind === 'presence') {
      if (message.changes === 'cleared') presence.clear()
      else presence.apply(message.changes)
    }
  })
}
