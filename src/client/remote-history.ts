/** History for every tab: asked of the archive here when this tab leads, otherwise through the one that does. */
import { type Live, map } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import type { Platform } from '../platform/platform.ts'
import type { Stream } from '../xmpp/stream.ts'
import type { ConnectionState } from './client.ts'
import type { Engine } from './engine.ts'
import type { History, HistoryAnswer } from './history.ts'
import type { Ask, Tabs } from './tabs.ts'
import type { HistorySource } from './timeline.ts'

/** Longer than a slow archive takes; a leader that closed meanwhile never answers. */
const PATIENCE_MS = 35_000

export interface RemoteHistoryDeps {
  tabs: Tabs
  state: Live<ConnectionState>
  history: History
  stream(): Stream | null
  setTimer: Platform['setTimer']
}

export interface SharedHistory extends HistorySource {
  /** What another tab asked of the leader. */
  answer(ask: Ask, engine: Pick<Engine, 'tellTyping'>, reconnect: () => void): void
}

export function remoteHistory({ tabs, state, history, stream, setTimer }: RemoteHistoryDeps): SharedHistory {
  const waiting = new Map<string, (answer: HistoryAnswer) => void>()

  const here = (ask: (link: Stream) => Promise<HistoryAnswer>): Promise<HistoryAnswer> => {
    const link = stream()
    return link ? ask(link) : Promise.resolve('unavailable')
  }
  const elsewhere = (ask: Extract<Ask, { id: string }>): Promise<HistoryAnswer> =>
    new Promise((resolve) => {
      const stopWaiting = setTimer(PATIENCE_MS, () => settle(ask.id, 'unavailable'))
      waiting.set(ask.id, (answer) => {
        stopWaiting()
        resolve(answer)
      })
      tabs.post({ kind: 'ask', ask })
    })
  const settle = (id: string, answer: HistoryAnswer) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  tabs.listen((message) => {
    if (message.kind === 'history') settle(message.id, message.answer)
  })

  const older = (conversation: BareJid) => here((link) => history.older(link, conversation))
  const fill = (conversation: BareJid, before: number) =>
    here((link) => history.fill(link, conversation, before))
  const reply = (id: string, answer: Promise<HistoryAnswer>) =>
    void answer.then((said) => tabs.post({ kind: 'history', id, answer: said }))

  return {
    reachable: map(state, (now) => now.status === 'online'),
    older: (conversation) =>
      tabs.isLeading()
        ? older(conversation)
        : elsewhere({ to: 'older', id: crypto.randomUUID(), conversation }),
    fill: (conversation, before) =>
      tabs.isLeading()
        ? fill(conversation, before)
        : elsewhere({ to: 'fill', id: crypto.randomUUID(), conversation, before }),
    answer(ask, engine, reconnect) {
      if (ask.to === 'older') reply(ask.id, older(ask.conversation))
      else if (ask.to === 'fill') reply(ask.id, fill(ask.conversation, ask.before))
      else if (ask.to === 'typing') engine.tellTyping(ask.conversation, ask.state)
      else reconnect()
    },
  }
}
