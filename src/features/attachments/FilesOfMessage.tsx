/** The files of a message: their place is there at once, what draws them comes with the first of them. */
import { lazy, Suspense } from 'react'
import { type Attachment, isAwaitingFile } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import styles from './FilesOfMessage.module.css'
import { albumBox, albums, type Box, isPictured, placeOf } from './picture-box.ts'

export const fetchFileView = () => import('./FileView.tsx')

const FileView = lazy(() => fetchFileView().then((module) => ({ default: module.FileView })))

/** As wide as words may well run. A narrow picture with words below it is made as wide, and cut to it: beside it would be nothing. */
const WIDE = 220
const overWords = (box: Box): Box => ({ ...box, width: Math.max(WIDE, box.width) })

export function FilesOfMessage({ message }: { message: Message }) {
  const { attachments, body } = message
  if (!attachments?.length) return null
  const last = attachments.at(-1)
  // Beside its last line there is room for the time.
  const isCard = body === '' && last !== undefined && !isPictured(last)
  const boxOf = (one: Attachment) => (body !== '' && isPictured(one) ? overWords(placeOf(one)) : placeOf(one))
  const isWide = attachments.length > 1 || attachments.some((one) => boxOf(one).width >= WIDE)
  return (
    <div
      className={styles.files}
      data-card={isCard || undefined}
      data-wide={isWide || undefined}
      data-waits={isAwaitingFile(message) || undefined}
    >
      {albums(attachments).map((places) =>
        places.length === 1 ? (
          places.map((place) => draw(place))
        ) : (
          <div key={places[0]} className={styles.album}>
            {places.map((place, index) => draw(place, albumBox(index, places.length)))}
          </div>
        ),
      )}
    </div>
  )

  function draw(place: number, tile?: Box) {
    const attachment = attachments?.[place]
    if (!attachment) return null
    const box = tile ?? boxOf(attachment)
    // A file is known by its place in the message.
    return (
      <Suspense key={place} fallback={<div style={box} className={styles.place} />}>
        <FileView message={message} place={place} attachment={attachment} box={box} />
      </Suspense>
    )
  }
}
