/** Everything about files that an account has in this tab; what does the work is fetched when there is some. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PutFile } from '../../platform/put-file.ts'
import type { Storage } from '../../storage/storage.ts'
import { goneMessagesTopic } from '../../storage/topics.ts'
import { uploadAt } from '../../storage/uploads.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { ConnectionState } from '../client.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { Tabs } from '../session/tabs.ts'
import { fileOffer } from './file-offer.ts'
import type { Files } from './filing.ts'
import type { FilingWork } from './filing-work.ts'
import { uploadProgress } from './upload-progress.ts'

export interface FilingDeps {
  account: BareJid
  storage: Storage
  platform: Platform
  clock: ServerClock
  tabs: Tabs
  state: Live<ConnectionState>
  stream(): Stream | null
  fetch: typeof globalThis.fetch
  putFile: PutFile
}

export interface FilingSession {
  readonly files: Files
  stop(): void
}

export function createFilingSession(deps: FilingDeps): FilingSession {
  const { account, storage, tabs, state } = deps
  const progress = uploadProgress(tabs)
  const link = () => (state.get().status === 'online' && tabs.isLeading() ? deps.stream() : null)
  let known: Stream | null = null
  let fetched: Promise<FilingWork> | null = null

  /** Rejects when it could not be fetched; then it is tried again the next time. */
  function work(): Promise<FilingWork> {
    fetched ??= import('./filing-work.ts').then(
      ({ createFilingWork }) => createFilingWork({ ...deps, progress, link }),
      (error: unknown) => {
        fetched = null
        throw error
      },
    )
    return fetched
  }

  function follow(): void {
    const stream = link()
    if (stream === known) return
    known = stream
    if (stream)
      work()
        .then((found) => stream === known && found.begin(stream))
        .catch(() => {})
  }
  const unfollow = state.subscribe(follow)
  const unheed = storage.onChange([goneMessagesTopic(account)], () => {
    if (!tabs.isLeading()) return
    work()
      .then(({ sweep }) => sweep())
      .catch(() => {})
  })
  follow()

  return {
    files: {
      offer: fileOffer(storage, account),
      send: async (...what) => (await work()).send(...what),
      progress: progress.of,
      waiting: (messageId, place) =>
        storage.read(
          ['uploads'],
          async (tx) => (await uploadAt(tx, account, messageId, place))?.blob ?? null,
        ),
      kept: async (...what) => (await work().catch(() => null))?.kept(...what) ?? null,
      keep: async (...what) => (await work().catch(() => null))?.keep(...what),
      fetch: async (...what) => {
        const found = await work().catch(() => null)
        return found ? found.fetch(...what) : { status: 'unreachable' }
      },
    },
    stop() {
      unfollow()
      unheed()
      known = null
      void fetched?.then(({ stop }) => stop()).catch(() => {})
    },
  }
}
