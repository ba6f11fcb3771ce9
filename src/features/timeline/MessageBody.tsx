/** The words of a message, exactly as written, with its links; very long ones are folded. */
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { shownLength } from './fold-text.ts'
import { useKeepInPlace } from './keep-in-place.ts'
import { linkPieces } from './link-text.ts'
import styles from './MessageBody.module.css'

const Words = memo(function Words({ text }: { text: string }) {
  let at = 0
  return linkPieces(text).map((piece) => {
    const key = at
    at += piece.text.length
    if (piece.href === undefined) return piece.text
    return (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer" className={styles.link}>
        {piece.text}
      </a>
    )
  })
})

export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation()
  const [presses, setPresses] = useState(0)
  const keepInPlace = useKeepInPlace()
  const length = shownLength(message.body, presses)
  const folded = length < message.body.length
  return (
    <>
      <span className={styles.text} data-testid="message-text">
        <Words text={folded ? message.body.slice(0, length) : message.body} />
      </span>
      {folded && (
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            keepInPlace(message.id)
            setPresses(presses + 1)
          }}
        >
          {t('timeline.showMore')}
        </button>
      )}
    </>
  )
}
