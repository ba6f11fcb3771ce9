/** Everything about files that an account has in this tab, and what it does while this tab leads. */
import { type Live, map } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import type { Platform } from '../platform/platform.ts'
import type { PutFile } from '../platform/put-file.ts'
import type { Storage } from '../storage/storage.ts'
import { uploadAt } from '../storage/uploads.ts'
import type { Stream } from '../xmpp/stream.ts'
import type { ConnectionState } from './client.ts'
import { fetchFile } from './fetch-file.ts'
import { askUpload, fileOffer, knownUpload } from './file-offer.ts'
import type { Files } from './filing.ts'
import { sendFiles } from './send-files.ts'
import type { ServerClock } from './server-clock.ts'
import type { Tabs } from './tabs.ts'
import { uploadProgress } from './upload-progress.ts'
import { createUploader } from './uploader.ts'

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
  const { account, storage, platform, tabs, state } = deps
  const progress = uploadProgress(tabs)
  const link = () => (state.get().status === 'online' && tabs.isLeading() ? deps.stream() : null)
  const uploader = createUploader({
    account,
    storage,
    setTimer: platform.setTimer,
    putFile: deps.putFile,
    progress,
    link,
    power: async (stream) =>
      (await knownUpload(storage, account)) ?? (await askUpload(storage, account, stream)),
  })
  let known: Stream | null = null

  function follow(): void {
    const stream = link()
    if (stream === known) return
    known = stream
    if (!stream) return
    // What it said the last time stands until it says something else.
    if (stream.resumed) uploader.look()
    else
      askUpload(storage, account, stream)
        .catch(() => {})
        .finally(uploader.look)
  }
  const unfollow = map(state, ({ status }) => status).subscribe(follow)

  return {
    files: {
      offer: fileOffer(storage, account),
      send: (to, files, caption = '') => sendFiles(deps, to, files, caption),
      progress: progress.of,
      waiting: (messageId, place) =>
        storage.read(
          ['uploads'],
          async (tx) => (await uploadAt(tx, account, messageId, place))?.blob ?? null,
        ),
      fetch: (url, options) => fetchFile(deps.fetch, url, options),
    },
    stop() {
      unfollow()
      uploader.stop()
    },
  }
}
