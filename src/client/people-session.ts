/** Everything about people that an account has in this tab, and what it does while this tab leads. */
import { type Live, map } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import type { Platform } from '../platform/platform.ts'
import type { Storage } from '../storage/storage.ts'
import type { OwnPresence } from '../xmpp/presence.ts'
import type { Stream } from '../xmpp/stream.ts'
import type { PeoplePresence } from './availability.ts'
import { createBlocking } from './blocking.ts'
import type { ConnectionState } from './client.ts'
import type { People } from './knowing.ts'
import { createOwnPresence } from './own-presence.ts'
import { createPeople } from './people.ts'
import type { ProfileKeeper } from './profile-keeper.ts'
import type { Tabs } from './tabs.ts'

export interface PeopleSessionDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  tabs: Tabs
  state: Live<ConnectionState>
  presence: PeoplePresence
  stream(): Stream | null
}

export interface PeopleSession {
  readonly people: People
  /** Resolves when it is known how the person wants to be seen. */
  ready(): Promise<void>
  /** How the person wants to be seen, said now. */
  sayPresence(): OwnPresence
  /** The state of the connection has changed. */
  follow(): void
  /** Somebody told something of themselves; it is written. */
  heard(jid: BareJid): void
  /** Another tab looks at somebody. */
  look(jid: BareJid): void
  stop(): void
}

export function createPeopleSession(deps: PeopleSessionDeps): PeopleSession {
  const { account, storage, platform, tabs, state } = deps
  const isOnline = map(state, ({ status }) => status === 'online')
  const own = createOwnPresence(account, storage)
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

  const look = (jid: BareJid) => withKeeper((there) => there.look(jid))

  return {
    people: createPeople({
      ...deps,
      now: platform.now,
      blocking: createBlocking(account, storage),
      look: (jid) => (tabs.isLeading() ? look(jid) : tabs.post({ kind: 'ask', ask: { to: 'look', jid } })),
    }),
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
    look,
    stop() {
      keeper?.end()
      known = null
      own.stop()
    },
  }
}

const ignore = () => {}
