/**
 * One account's part in being told while the program is closed: the tab that leads has the server wake this browser, or not any
 * more. What does the work is fetched where there is some.
 */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Waking } from '../../model/waking.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf } from '../../storage/accounts.ts'
import { readSettings } from '../../storage/settings.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic, settingsTopic } from '../../storage/topics.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Tabs } from '../session/tabs.ts'

export interface WakingDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  deployment: Promise<Deployment>
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
}

export interface WakingSession {
  /** Whoever has signed out is not woken any more: resolves when the server was told, or the browser is deaf to it. */
  stop(): Promise<void>
}

export function createWakingSession(deps: WakingDeps): WakingSession {
  const { account, storage, platform, tabs, state } = deps
  if (!platform.push) return { stop: async () => {} }
  let known: Stream | null = null
  /** The server has been told in this session. */
  let told: Stream | null = null
  /** As it was agreed when it was last read: after a sign-out there is no row to ask. */
  let last: Waking | undefined
  let isAsked = false
  let work: Promise<void> = Promise.resolve()

  /** Never two at a time, never more than one waiting. */
  function look(): void {
    if (isAsked || !known) return
    isAsked = true
    work = work.then(async () => {
      isAsked = false
      const stream = known
      if (stream) await agree(stream).catch(() => {})
    })
  }

  async function agree(stream: Stream): Promise<void> {
    const { push } = await deps.deployment
    const [settings, row] = await storage.read(['settings', 'accounts'], async (tx) => [
      await readSettings(tx),
      await accountOf(tx, account),
    ])
    const { show, closed } = settings.notifications
    const isWanted = push !== null && show && closed === true
    if (!row || stream !== known || !(isWanted || row.waking)) return
    last = row.waking
    const { agreeOnWaking } = await import('./waking-work.ts')
    // A session that was gone on with has been told.
    const isTold = told === stream || stream.resumed
    await agreeOnWaking({ ...deps, stream, isTold, push: isWanted ? push : null }, last)
    told = stream
  }

  function follow(): void {
    const stream = state.get().status === 'online' && tabs.isLeading() ? deps.stream() : null
    if (stream === known) return
    known = stream
    look()
  }
  const stops = [state.subscribe(follow), storage.onChange([settingsTopic, accountsTopic], look)]
  follow()
  // Whoever signs out before there was a line is not woken either.
  const before = storage
    .read(['accounts'], (tx) => accountOf(tx, account))
    .then(
      (row) => {
        last ??= row?.waking
      },
      () => {},
    )

  return {
    async stop() {
      for (const stop of stops) stop()
      const stream = known
      known = null
      await before
      if (!tabs.isLeading() || !last) return
      await import('./waking-work.ts').then(({ endWaking }) => endWaking(deps, stream, last)).catch(() => {})
    },
  }
}
