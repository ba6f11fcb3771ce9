/** What may act for an account, in one tab: fetched when somebody wants to see it, and when another tab asks the one that leads. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { renewToken } from '../../xmpp/renew-token.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Secrets } from '../session/enter-session.ts'
import type { Tabs } from '../session/tabs.ts'
import type { Access } from './acting.ts'
import type { SignInDesk } from './sign-ins.ts'

export interface AccessDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  tabs: Tabs
  state: Live<ConnectionState>
  secrets: Secrets
  stream(): Stream | null
  /** The network's edge. */
  renew: typeof renewToken
}

/** The same one each time. Rejects when it cannot be fetched. */
export function accessOf(deps: AccessDeps): () => Promise<Access> {
  let desk: Promise<SignInDesk> | null = null
  const fetched = (): Promise<SignInDesk> => {
    desk ??= import('./sign-ins.ts')
      .then(({ createSignIns }) => createSignIns(deps))
      .catch((error: unknown) => {
        // Without a network the next one who asks may have more luck.
        desk = null
        throw error
      })
    return desk
  }
  deps.tabs.listen((message) => {
    if (message.kind === 'access-asked' && deps.tabs.isLeading())
      fetched().then(({ answer }) => answer(message), ignore)
  })
  return () => fetched().then(({ access }) => access)
}

const ignore = () => {}
