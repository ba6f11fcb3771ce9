/** A look at the server and at the wire, in one tab: fetched when somebody wants it, and when another tab asks the one that leads. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { openRegistration } from '../../xmpp/registration.ts'
import type { Stream, WireTap } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { Tabs } from '../session/tabs.ts'
import type { InspectionDesk } from './create-inspecting.ts'
import type { Inspecting, ServerFacts, WireEntry } from './inspecting.ts'

/** To the one that leads. */
export interface ServerAsked {
  kind: 'server-asked'
  id: string
}
/** `name`: of the tab. */
export interface RecordMessage {
  kind: 'wire-wanted' | 'wire-unwanted'
  name: string
}
export type InspectMessage =
  | ServerAsked
  | RecordMessage
  | { kind: 'server-answered'; id: string; facts: ServerFacts }
  | { kind: 'wire-seen'; seen: Omit<WireEntry, 'id'> }

export interface InspectingDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
  /** Of the streams of this tab. */
  tap: WireTap
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
    if (!deps.tabs.isLeading()) return
    if (message.kind === 'server-asked') fetched().then(({ answer }) => answer(message.id), ignore)
    if (message.kind === 'wire-wanted' || message.kind === 'wire-unwanted')
      fetched().then(({ record }) => record(message), ignore)
  })
  return () => fetched().then(({ inspecting }) => inspecting)
}

const ignore = () => {}
