/** What is done about a contact list that others keep, and about one's own names for people, while this tab leads. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Inbox } from '../incoming/inbox.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { Tabs } from '../session/tabs.ts'
import type { ManagingWork } from './managing-work.ts'
import type { NamesSync } from './names-sync.ts'

export interface ManagingSessionDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  clock: ServerClock
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
  inOrder: Inbox['inOrder']
}

export interface ManagingSession extends ManagingWork {
  /** The state of the connection has changed. */
  follow(): void
  stop(): void
}

export function createManagingSession(deps: ManagingSessionDeps): ManagingSession {
  const { account, storage, platform, tabs, state } = deps
  const { now } = platform
  let known: Stream | null = null
  let work: ManagingWork | null = null
  let names: NamesSync | null = null
  /** Until the work is here. */
  let waiting: ((work: ManagingWork) => void)[] = []

  /** Not needed before somebody is online. */
  async function begin(stream: Stream): Promise<void> {
    const [{ watchList }, { createNamesSync }] = await Promise.all([
      import('./managing-work.ts'),
      import('./names-sync.ts'),
    ])
    if (known !== stream) return
    names ??= createNamesSync(account, storage)
    names.begin(stream, stream.resumed)
    work = watchList({ ...deps, now, stream })
    for (const tell of waiting) tell(work)
    waiting = []
  }

  function withWork(tell: (work: ManagingWork) => void): void {
    if (work) tell(work)
    else if (known) waiting.push(tell)
  }

  return {
    follow() {
      const stream = state.get().status === 'online' && tabs.isLeading() ? deps.stream() : null
      if (stream === known) return
      known = stream
      work = null
      waiting = []
      names?.end()
      // Where it cannot be fetched, the next stream tries again.
      if (stream) begin(stream).catch(ignore)
    },
    answered: (action, refusal) => withWork((there) => there.answered(action, refusal)),
    pushed: (item) => withWork((there) => there.pushed(item)),
    refused: (presence) => withWork((there) => there.refused(presence)),
    stop() {
      known = null
      work = null
      names?.stop()
    },
  }
}

const ignore = () => {}
