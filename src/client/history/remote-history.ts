/** History for every tab: asked of the archive here when this tab leads, otherwise through the one that does. */
import { type Live, map } from '../../live/live.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Ask, Tabs } from '../session/tabs.ts'
import type { History, HistoryAnswer } from './history.ts'
import type { HistorySource } from './history-source.ts'

/** Longer than a slow archive takes. */
const PATIENCE_MS = 35_000

type HistoryAsk = Extract<Ask, { to: 'older' | 'fill' | 'around' }>

export interface RemoteHistoryDeps {
  tabs: Tabs
  state: Live<ConnectionState>
  history: History
  stream(): Stream | null
  setTimer: Platform['setTimer']
}

export interface SharedHistory extends HistorySource {
  /** What another tab asked of the leader. */
  answer(ask: Ask): void
}

export function remoteHistory({ tabs, state, history, stream, setTimer }: RemoteHistoryDeps): SharedHistory {
  const waiting = new Map<string, (answer: HistoryAnswer) => void>()

  const here = (ask: (link: Stream) => Promise<HistoryAnswer>): Promise<HistoryAnswer> => {
    const link = stream()
    return link ? ask(link) : Promise.resolve('unavailable')
  }
  const elsewhere = (ask: HistoryAsk): Promise<HistoryAnswer> =>
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
  tabs.onLeader(() => {
    for (const id of [...waiting.keys()]) settle(id, 'unavailable')
  })

  /** Asks here or there, as whoever asks stands. */
  const carryOut = (ask: HistoryAsk): Promise<HistoryAnswer> =>
    here((link) => {
      if (ask.to === 'older') return history.older(link, ask.conversation)
      if (ask.to === 'fill') return history.fill(link, ask.conversation, ask.before, ask.from)
      return history.around(link, ask.conversation, ask.order)
    })
  const send = (ask: HistoryAsk) => (tabs.isLeading() ? carryOut(ask) : elsewhere(ask))
  const id = () => crypto.randomUUID()

  return {
    reachable: map(state, (now) => now.status === 'online'),
    older: (conversation) => send({ to: 'older', id: id(), conversation }),
    fill: (conversation, before, from) => send({ to: 'fill', id: id(), conversation, before, from }),
    around: (conversation, order) => send({ to: 'around', id: id(), conversation, order }),
    answer(ask) {
      if (ask.to === 'older' || ask.to === 'fill' || ask.to === 'around')
        void carryOut(ask).then((answer) => tabs.post({ kind: 'history', id: ask.id, answer }))
    },
  }
}
