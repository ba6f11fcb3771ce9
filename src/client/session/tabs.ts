/** The tabs of one account: one leads and holds the connection, the others see what it sees and ask it to act. */
import type { FormAnswers } from '../../model/data-form.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessAnswer, AccessAsked } from '../acting/access-desk.ts'
import type { ConnectionState } from '../client.ts'
import type { FileProgress } from '../files/filing.ts'
import type { HistoryAnswer } from '../history/history.ts'
import type { InspectMessage } from '../inspecting/inspecting-session.ts'
import type { InviteWishKind, MadeInvite } from '../invites/make-invite.ts'
import type { PresenceChange } from '../people/availability.ts'
import type { MessageQuery } from '../search/searching.ts'
import type { ServerSearchAnswer } from '../search/server-search.ts'

/** Everything that goes from tab to tab. What has to last is in the database instead. */
export type TabMessage =
  | { kind: 'hello' }
  | { kind: 'leads' }
  | { kind: 'state'; state: ConnectionState }
  | { kind: 'presence'; changes: readonly PresenceChange[] | 'cleared' }
  | { kind: 'typing'; jid: BareJid; on: boolean }
  | { kind: 'ask'; ask: Ask }
  | { kind: 'history'; id: string; answer: HistoryAnswer }
  | { kind: 'searched'; id: string; answer: ServerSearchAnswer }
  | { kind: 'invite-made'; id: string; answer: MadeInvite }
  | { kind: 'invite-shown'; id: string; on: boolean }
  | { kind: 'upload'; id: string; progress: FileProgress | null }
  | AccessAsked
  | InspectMessage
  | { kind: 'access-answered'; id: string; answer: AccessAnswer }

export type Ask =
  | { to: 'reconnect' }
  | { to: 'look'; jid: BareJid }
  | { to: 'older'; id: string; conversation: BareJid }
  | { to: 'fill'; id: string; conversation: BareJid; before: number; from?: 'above' | 'below' }
  | { to: 'around'; id: string; conversation: BareJid; order: number }
  | { to: 'search'; id: string; query: MessageQuery; before: string | null }
  | { to: 'make-invite'; id: string; kind: InviteWishKind; answers: FormAnswers }
  | { to: 'typing'; conversation: BareJid; state: 'composing' | 'paused' | 'active' }

export interface Tabs {
  /** Resolves when this tab leads; never, if it never does. */
  readonly leading: Promise<void>
  isLeading(): boolean
  /** This tab leads from now on, or another one does: what was asked of the one before, nobody answers. */
  onLeader(listener: () => void): void
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): void
  leave(): void
}

export function joinTabs(platform: Platform, account: BareJid): Tabs {
  const channel = platform.channel(`tessera:${account}`)
  const lock = platform.lock(`tessera:${account}`)
  let leads = false
  let left = false
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const leading = lock.held.then(() => {
    leads = !left
    if (!leads) return
    channel.post({ kind: 'leads' } satisfies TabMessage)
    tell()
  })
  // Only our own pages can post on this channel; a page of another version may send what we do not know.
  const listen: Tabs['listen'] = (listener) => {
    channel.listen((message) => {
      if (message && typeof message === 'object' && 'kind' in message) listener(message as TabMessage)
    })
  }
  listen(({ kind }) => kind === 'leads' && tell())

  return {
    leading: leading.then(() => (left ? new Promise<void>(() => {}) : undefined)),
    isLeading: () => leads,
    onLeader: (listener) => void listeners.add(listener),
    post: (message) => {
      if (!left) channel.post(message)
    },
    listen,
    leave() {
      left = true
      leads = false
      lock.release()
      channel.close()
    },
  }
}
