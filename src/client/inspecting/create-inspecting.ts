/** The server of an account, for every tab: asked here when this tab leads, otherwise through the one that does. */
import { keep } from '../../live/keep.ts'
import { type Live, map, value } from '../../live/live.ts'
import { accountOf } from '../../storage/accounts.ts'
import { askingLeader } from '../session/asking-leader.ts'
import { askServer } from './ask-server.ts'
import type { Inspecting, ServerFacts } from './inspecting.ts'
import type { InspectingDeps, RecordMessage } from './inspecting-session.ts'
import { createRecorder } from './recorder.ts'

/** Longer than a slow server takes over several questions. */
const PATIENCE_MS = 100_000

export interface InspectionDesk {
  readonly inspecting: Inspecting
  /** What another tab asked of the leader. */
  answer(id: string): void
  record(message: RecordMessage): void
}

export function createInspecting(deps: InspectingDeps): InspectionDesk {
  const { account, storage, platform, tabs, state, openRegistration } = deps
  const isOnline = map(state, ({ status }) => status === 'online')
  const recorder = createRecorder(deps)
  const server = value<ServerFacts | null>(null)
  const leader = askingLeader<ServerFacts | null>(
    { tabs, setTimer: platform.setTimer },
    { patience: PATIENCE_MS, late: null, gone: null },
  )
  let asking: Promise<void> | null = null

  tabs.listen((message) => {
    if (message.kind === 'server-answered') leader.answered(message.id, message.facts)
  })
  /** Null: signed out meanwhile. */
  async function here(): Promise<ServerFacts | null> {
    const row = await storage.read(['accounts'], (tx) => accountOf(tx, account))
    const stream = isOnline.get() ? deps.stream() : null
    return row ? askServer({ stream, row, openRegistration, setTimer: platform.setTimer }) : null
  }
  const elsewhere = () => leader.ask((id) => tabs.post({ kind: 'server-asked', id }))

  async function read(): Promise<void> {
    // Without a connection nobody can be asked, and what is known here says so.
    const facts = tabs.isLeading() || !isOnline.get() ? await here() : ((await elsewhere()) ?? (await here()))
    const seen = server.get()
    // What was found out a moment ago stays on screen while the line is down.
    if (facts && (isOnline.get() || !seen)) server.set(keep(seen, facts))
  }
  const refresh = (): Promise<void> => {
    asking ??= read().finally(() => {
      asking = null
    })
    return asking
  }

  return {
    inspecting: { server: watched(server, isOnline, refresh), refresh, recorder },
    record: recorder.answer,
    answer(id) {
      here().then(
        (facts) => facts && tabs.post({ kind: 'server-answered', id, facts }),
        () => {},
      )
    },
  }
}

/** Asked when somebody begins to look, and when the line comes back while they do. */
function watched<T>(source: Live<T>, isOnline: Live<boolean>, refresh: () => Promise<void>): Live<T> {
  let watchers = 0
  let stop = () => {}
  const look = () => void refresh().catch(() => {})

  return {
    get: source.get,
    subscribe(listener) {
      const unsubscribe = source.subscribe(listener)
      if (watchers++ === 0) {
        let was = isOnline.get()
        stop = isOnline.subscribe(() => {
          const is = isOnline.get()
          if (is && !was) look()
          was = is
        })
        look()
      }
      return () => {
        unsubscribe()
        if (--watchers === 0) stop()
      }
    },
  }
}
