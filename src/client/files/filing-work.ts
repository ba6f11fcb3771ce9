/** What is done with files, fetched with the first connection: nobody waits for it before the chats are on screen. */
import type { Platform } from '../../platform/platform.ts'
import type { PutFile } from '../../platform/put-file.ts'
import type { Stream } from '../../xmpp/stream.ts'
import { askUpload } from './ask-upload.ts'
import { fetchFile } from './fetch-file.ts'
import { knownUpload } from './file-offer.ts'
import type { Files } from './filing.ts'
import { keptFiles } from './kept-files.ts'
import { type SendFilesDeps, sendFiles } from './send-files.ts'
import type { UploadProgress } from './upload-progress.ts'
import { createUploader } from './uploader.ts'

export interface FilingWorkDeps extends SendFilesDeps {
  platform: Platform
  fetch: typeof globalThis.fetch
  putFile: PutFile
  progress: UploadProgress
  /** Where to, while this tab leads and is online. */
  link(): Stream | null
}

export interface FilingWork extends Pick<Files, 'send' | 'fetch' | 'kept' | 'keep'> {
  /** There is a stream, and this tab leads. */
  begin(stream: Stream): void
  /** Messages may have been taken back: their files go with them. */
  sweep(): void
  stop(): void
}

export function createFilingWork(deps: FilingWorkDeps): FilingWork {
  const { account, storage } = deps
  const uploader = createUploader({
    ...deps,
    setTimer: deps.platform.setTimer,
    power: async (stream) =>
      (await knownUpload(storage, account)) ?? (await askUpload(storage, account, stream)),
  })
  const kept = keptFiles({ account, storage, platform: deps.platform })
  return {
    kept: kept.find,
    keep: kept.keep,
    sweep: kept.sweep,
    send: (to, files, caption = '') => sendFiles(deps, to, files, caption),
    fetch: (url, options) => fetchFile(deps.fetch, url, options),
    begin(stream) {
      kept.sweep()
      // What the server said the last time stands until it says something else.
      if (stream.resumed) uploader.look()
      else
        askUpload(storage, account, stream)
          .catch(() => {})
          .finally(uploader.look)
    },
    stop: uploader.stop,
  }
}
