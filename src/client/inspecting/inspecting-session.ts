/** A look at the server, in one tab: fetched when somebody wants it, and when another tab asks the one that leads. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { openRegistration } from '../../xmpp/registration.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Tabs } from '../session/tabs.ts'
import type { InspectionDesk } from './create-inspecting.ts'
import type { Inspecting, ServerFacts } from './inspecting.ts'

/** From tab to tab: `server-asked` to the one that leads, and what it found out. */
export type InspectMessage =
  | { kind: 'server-asked'; id: string }
  | { kind: 'server-answered'; id: string; facts: ServerFacts }

export interface InspectingDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
  /** The network's edge. */
  openRegistration: typeof openRegistration
}

/** The same one each time. Rejects when it cannot be fetched. */
export function inspectingOf(deps: InspectingDeps): () => Promise<Inspecting> {
  let desk: Promise<InspectionDesk> | null = null
  const fetched = (): Promise<InspectionDesk> => {
    desk ??= import('./create-inspecting.ts')
      .then(({ createInspecting }) => createInspecting(deps))
      .catch((error: unknown) => {
        // Without a network the next one who asks may have more luck.
        desk = null
        throw error
      })
    return desk
  }
  deps.tabs.listen((message) => {
    if (message.kind === 'server-asked' && deps.tabs.isLeading())
      fetched().then(({ answer }) => answer(message.id), ignore)
  })
  return () => fetched().then(({ inspecting }) => inspecting)
}

const ignore = () => {}
