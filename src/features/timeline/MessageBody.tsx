/** The words of a message, exactly as written, styled and with its links; very long ones are folded. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionOf } from '../../model/me-command.ts'
import type { Message } from '../../model/message.ts'
import { ActorName } from './ActorName.tsx'
import { shownLength } from './fold-text.ts'
import { useKeepInPlace } from './keep-in-place.ts'
import styles from './MessageBody.module.css'
import { StyledText } from './StyledText.tsx'
import { Words } from './Words.tsx'

interface MessageBodyProps {
  message: Message
  /** Of whoever wrote to us. */
  name: string
}

export function MessageBody({ message, name }: MessageBodyProps) {
  const { t } = useTranslation()
  const [presses, setPresses] = useState(0)
  const keepInPlace = useKeepInPlace()
  const { body, unstyled } = message
  if (body === '') return null
  const action = actionOf(body)
  const whole = action ?? body
  const length = shownLength(whole, presses)
  const folded = length < whole.length
  const text = folded ? whole.slice(0, length) : whole
  return (
    <>
      {action !== null && (
        <>
          <bdi className={styles.actor}>
            <ActorName message={message} name={name} />
          </bdi>{' '}
        </>
      )}
      <span className={action === null ? styles.text : styles.action} data-testid="message-text">
        {unstyled ? <Words text={text} /> : <StyledText text={text} />}
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
