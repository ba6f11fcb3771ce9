/** What an account does about people while this tab leads: how the person is seen, and who says what of themselves. */
import { type Live, map } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { OwnPresence } from '../../xmpp/presence.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Tabs } from '../session/tabs.ts'
import { createOwnPresence } from './own-presence.ts'
import type { ProfileKeeper } from './profile-keeper.ts'

export interface PeopleSessionDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  tabs: Tabs
  state: Live<ConnectionState>
  /** Since when nobody is here, milliseconds since 1970. */
  idle: Live<number | null>
  stream(): Stream | null
}

export interface PeopleSession {
  /** Resolves when it is known how the person wants to be seen. */
  ready(): Promise<void>
  /** How the person wants to be seen, said now. */
  sayPresence(): OwnPresence
  /** The state of the connection has changed. */
  follow(): void
  /** Somebody told something of themselves; it is written. */
  heard(jid: BareJid): void
  /** Somebody is looked at, in any tab. */
  look(jid: BareJid): void
  stop(): void
}

export function createPeopleSession(deps: PeopleSessionDeps): PeopleSession {
  const { account, storage, platform, tabs, state } = deps
  const isOnline = map(state, ({ status }) => status === 'online')
  const own = createOwnPresence(account, storage, deps.idle)
  let known: Stream | null = null
  let keeper: ProfileKeeper | null = null
  /** Until the keeper is here. */
  let waiting: ((keeper: ProfileKeeper) => void)[] = []

  /** Not needed before somebody is online. */
  async function begin(stream: Stream): Promise<void> {
    const { keepProfiles } = await import('./profile-keeper.ts')
    if (known !== stream) return
    keeper = keepProfiles({ account, storage, now: platform.now, stream })
    for (const tell of waiting) tell(keeper)
    waiting = []
  }

  function withKeeper(tell: (keeper: ProfileKeeper) => void): void {
    if (keeper) tell(keeper)
    else if (known) waiting.push(tell)
  }

  return {
    ready: own.read,
    sayPresence: own.say,
    follow() {
      const stream = isOnline.get() && tabs.isLeading() ? deps.stream() : null
      if (stream === known) return
      keeper?.end()
      keeper = null
      known = stream
      waiting = []
      own.follow(stream)
      // Where it cannot be fetched, the next stream tries again.
      if (stream) begin(stream).catch(ignore)
    },
    heard: (jid) => withKeeper((there) => there.heard(jid)),
    look: (jid) => withKeeper((there) => there.look(jid)),
    stop() {
      keeper?.end()
      known = null
      own.stop()
    },
  }
}

const ignore = () => {}
