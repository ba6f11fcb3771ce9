/** History for every tab: asked of the archive here when this tab leads, otherwise through the one that does. */
import { type Live, map } from '../../live/live.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import { askingLeader } from '../session/asking-leader.ts'
import type { Ask, Tabs } from '../session/tabs.ts'
import type { History, HistoryAnswer } from './history.ts'
import type { HistorySource } from './history-source.ts'

/** Longer than a slow archive takes. */
const PATIENCE_MS = 35_000

type HistoryAsk = Extract<Ask, { to: 'older' | 'fill' | 'around' }>
/** Who answers here needs no name to answer to. */
type Unnamed = { [K in HistoryAsk['to']]: Omit<Extract<HistoryAsk, { to: K }>, 'id'> }[HistoryAsk['to']]

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
  const leader = askingLeader<HistoryAnswer>(
    { tabs, setTimer },
    { patience: PATIENCE_MS, late: 'unavailable', gone: 'unavailable' },
  )

  const here = (ask: (link: Stream) => Promise<HistoryAnswer>): Promise<HistoryAnswer> => {
    const link = stream()
    return link ? ask(link) : Promise.resolve('unavailable')
  }
  const elsewhere = (ask: Unnamed) => leader.ask((id) => tabs.post({ kind: 'ask', ask: { ...ask, id } }))
  tabs.listen((message) => {
    if (message.kind === 'history') leader.answered(message.id, message.answer)
  })
  /** Asks here or there, as whoever asks stands. */
  const carryOut = (ask: Unnamed): Promise<HistoryAnswer> =>
    here((link) => {
      if (ask.to === 'older') return history.older(link, ask.conversation)
      if (ask.to === 'fill') return history.fill(link, ask.conversation, ask.before, ask.from)
      return history.around(link, ask.conversation, ask.order)
    })
  const send = (ask: Unnamed) => (tabs.isLeading() ? carryOut(ask) : elsewhere(ask))

  return {
    reachable: map(state, (now) => now.status === 'online'),
    older: (conversation) => send({ to: 'older', conversation }),
    fill: (conversation, before, from) => send({ to: 'fill', conversation, before, from }),
    around: (conversation, order) => send({ to: 'around', conversation, order }),
    answer(ask) {
      if (ask.to === 'older' || ask.to === 'fill' || ask.to === 'around')
        void carryOut(ask).then((answer) => tabs.post({ kind: 'history', id: ask.id, answer }))
    },
  }
}
