/** How far files on their way are: known to the tab that leads, told to the others. Nothing of it lasts. */
import { type Live, type Value, value } from '../../live/live.ts'
import type { Tabs } from '../session/tabs.ts'
import type { FileProgress } from './filing.ts'

export interface UploadProgress {
  of(messageId: string): Live<FileProgress | null>
  set(messageId: string, progress: FileProgress | null): void
}

export function uploadProgress(tabs: Tabs): UploadProgress {
  const known = new Map<string, Value<FileProgress | null>>()
  const ofMessage = (id: string) => {
    const found = known.get(id) ?? value<FileProgress | null>(null)
    known.set(id, found)
    return found
  }
  tabs.listen((message) => {
    if (message.kind === 'upload') ofMessage(message.id).set(message.progress)
  })
  return {
    of: ofMessage,
    set(id, progress) {
      ofMessage(id).set(progress)
      tabs.post({ kind: 'upload', id, progress })
    },
  }
}
