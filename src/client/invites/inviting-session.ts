/** Everything about invites that an account has in this tab, and what it does while this tab leads. */
import { type Live, map } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { PersonalEvent } from '../../xmpp/incoming.ts'
import type { openRegistration } from '../../xmpp/registration.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { Ask, Tabs } from '../session/tabs.ts'
import { sealer as sealerOf } from '../signing-in/seal.ts'
import { type FindInviteUsed, findInviteUsed } from './find-invite-used.ts'
import { honourWaiting } from './honour-invite.ts'
import { askOffers, createOffers } from './invite-offers.ts'
import { createInvites } from './invites.ts'
import type { Invites } from './inviting.ts'
import { createLedgerSync } from './ledger-sync.ts'
import { remoteMaking } from './remote-making.ts'
import { shownInvites } from './shown-invites.ts'

export interface InvitingDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  clock: ServerClock
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
  fetch: typeof globalThis.fetch
  deployment: Promise<Deployment>
  openRegistration: typeof openRegistration
}

export interface InvitingSession {
  readonly invites: Invites
  /** The state of the connection has changed. */
  follow(): void
  heard(event: PersonalEvent): void
  /** What another tab asked of the leader. */
  answer(ask: Extract<Ask, { to: 'make-invite' }>): void
  /** Whether a token of ours can be honoured now: what other devices did with it is known. */
  honours(): boolean
  stop(): void
}

export function createInvitingSession(deps: InvitingDeps): InvitingSession {
  const { account, storage, platform, clock, tabs, state } = deps
  const { setTimer } = platform
  // Invites end by the server's time.
  const now = () => Math.floor(clock.now() / 1000)
  const sealer = sealerOf(storage)
  const isOnline = map(state, ({ status }) => status === 'online')
  const shown = shownInvites(tabs)
  const open = deps.openRegistration
  const making = remoteMaking({
    account,
    storage,
    sealer,
    now,
    tabs,
    isOnline,
    stream: deps.stream,
    setTimer,
  })
  const offers = createOffers({
    account,
    storage,
    isOnline,
    makeAhead: () => making.make('contact', {}),
  })
  const used: FindInviteUsed = findInviteUsed({
    account,
    storage,
    sealer,
    now,
    open,
    setTimer,
    isLeading: tabs.isLeading,
    isOnline: isOnline.get,
    isSynced: () => ledger.isSynced(),
    onScreen: shown.last,
  })
  const ledger = createLedgerSync({
    account,
    storage,
    sealer,
    now,
    async onSynced() {
      await storage.write(['invites', 'contacts', 'conversations', 'outbox'], (tx) =>
        honourWaiting(tx, { account, now: clock.now() }),
      )
      used.look()
    },
  })
  let known: Stream | null = null

  return {
    invites: createInvites({
      account,
      storage,
      sealer,
      now,
      open,
      setTimer,
      fetch: deps.fetch,
      deployment: deps.deployment,
      isOnline: platform.online.get,
      offers,
      making,
      shown,
    }),
    follow() {
      const stream = isOnline.get() && tabs.isLeading() ? deps.stream() : null
      if (stream === known) return
      known = stream
      if (!stream) return ledger.end()
      ledger.begin(stream, stream.resumed)
      if (!stream.resumed) void askOffers(storage, account, stream).catch(ignore)
      if (ledger.isSynced()) used.look()
    },
    heard: ledger.heard,
    answer: making.answer,
    honours: ledger.isSynced,
    stop() {
      ledger.stop()
      used.stop()
    },
  }
}

const ignore = () => {}
