/** The files of a message: their place is there at once, what draws them comes with the first of them. */
import { lazy, Suspense } from 'react'
import { isAwaitingFile } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import styles from './FilesOfMessage.module.css'
import { placeOf } from './picture-box.ts'

export const fetchFileView = () => import('./FileView.tsx')

const FileView = lazy(() => fetchFileView().then((module) => ({ default: module.FileView })))

export function FilesOfMessage({ message }: { message: Message }) {
  const { attachments, body } = message
  if (!attachments?.length) return null
  const hasWords = body !== ''
  return (
    <div
      className={styles.files}
      data-alone={hasWords ? undefined : true}
      data-waits={isAwaitingFile(message) || undefined}
    >
      {attachments.map((attachment, place) => {
        const box = placeOf(attachment)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file is known by its place in the message
          <Suspense key={place} fallback={<div style={box} className={styles.place} />}>
            <FileView message={message} place={place} attachment={attachment} box={box} />
          </Suspense>
        )
      })}
    </div>
  )
}
