/**
 * What of an account is asked for by the screens behind the door, and what works for them while it is online. Fetched with
 * those screens (`fetched-rooms.ts`): nothing of it is needed to sign in, and nothing that a stream brings comes only here.
 */
import { type AccessDeps, accessOf } from '../acting/access-session.ts'
import type { AccountParts } from '../client.ts'
import { createConversations } from '../conversations/conversations.ts'
import { createFilingSession, type FilingDeps } from '../files/filing-session.ts'
import type { ArchiveAccess } from '../history/archive-access.ts'
import { firstLook } from '../history/first-look.ts'
import { createHistory } from '../history/history.ts'
import { remoteHistory } from '../history/remote-history.ts'
import { type InspectingDeps, inspectingOf } from '../inspecting/inspecting-session.ts'
import {
  createInvitingSession,
  type InvitingDeps,
  type InvitingSession,
} from '../invites/inviting-session.ts'
import { createWakingSession } from '../noticing/waking-session.ts'
import { createMessages } from '../outgoing/messages.ts'
import { tellTyping } from '../outgoing/tell-typing.ts'
import type { TypingPeople } from '../outgoing/typing.ts'
import type { PeoplePresence } from '../people/availability.ts'
import { createBlocking } from '../people/blocking.ts'
import { createPeople } from '../people/people.ts'
import type { PeopleSession } from '../people/people-session.ts'
import { createSearches } from '../search/searches.ts'
import type { Engine } from './engine.ts'
import { type Sayings, withSayings } from './sayings.ts'
import type { Ask } from './tabs.ts'

export interface RoomsDeps
  extends Omit<InvitingDeps, 'stream'>,
    Omit<FilingDeps, 'stream'>,
    Omit<AccessDeps, 'stream'>,
    Omit<InspectingDeps, 'stream' | 'tap'> {
  access: ArchiveAccess
  presence: PeoplePresence
  typing: TypingPeople
  sayings: Sayings
  engine: Engine
  people: PeopleSession
}

/** What a session has without them: the door asks for it, too. */
export type AtTheDoor = 'contacts' | 'managing'

export interface Rooms
  extends Omit<AccountParts, AtTheDoor>,
    Pick<InvitingSession, 'follow' | 'heard' | 'honours'> {
  /** What another tab asked of the leader, and only the rooms can answer. */
  answer(ask: Ask): void
  /** Resolves when the server was told what it has to be told. */
  stop(): Promise<void>
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { account, storage, platform, clock, tabs, state, engine, presence, people } = deps
  const { setTimer } = platform
  const { stream } = engine
  const history = createHistory(account, storage, deps.access, clock)
  const source = remoteHistory({ tabs, state, history, stream, setTimer })
  const inviting = createInvitingSession({ ...deps, stream })
  const filing = createFilingSession({ ...deps, stream })
  const waking = createWakingSession({ ...deps, stream })
  const typing = tellTyping({ account, storage, tabs, engine })

  return {
    conversations: createConversations({
      account,
      storage,
      source,
      isTyping: deps.typing.of,
      looked: firstLook(account, storage, state, setTimer),
      now: platform.now,
    }),
    messages: withSayings(account, createMessages({ account, storage, clock, typing }), deps.sayings),
    people: createPeople({
      account,
      storage,
      presence,
      now: platform.now,
      blocking: createBlocking(account, storage),
      look: (jid) =>
        tabs.isLeading() ? people.look(jid) : tabs.post({ kind: 'ask', ask: { to: 'look', jid } }),
    }),
    search: createSearches({ account, storage, tabs, stream, setTimer }),
    invites: inviting.invites,
    files: filing.files,
    access: accessOf({ ...deps, stream }),
    inspecting: inspectingOf({ ...deps, stream, tap: engine.tap }),
    follow: inviting.follow,
    heard: inviting.heard,
    honours: inviting.honours,
    answer(ask) {
      if (ask.to === 'make-invite') inviting.answer(ask)
      else source.answer(ask)
    },
    stop() {
      inviting.stop()
      filing.stop()
      return waking.stop()
    },
  }
}
