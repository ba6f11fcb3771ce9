/** Chooses a message, while several are being chosen: wherever one presses on its row. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useSelecting } from '../selecting.ts'
import styles from './PickMessage.module.css'

interface PickMessageProps {
  message: Message
  /** What is read out of the message. */
  spoken: string
  isActive: boolean
}

export function PickMessage({ message, spoken, isActive }: PickMessageProps) {
  const { t } = useTranslation()
  const { chosen, toggle } = useSelecting()
  return (
    <label className={styles.pick}>
      <input
        type="checkbox"
        className={styles.input}
        aria-label={t('timeline.choose', { message: spoken })}
        tabIndex={isActive ? 0 : -1}
        checked={chosen?.has(message.id) ?? false}
        onChange={() => toggle(message)}
      />
      <span className={styles.box}>
        <Icon name="check" size={16} />
      </span>
    </label>
  )
}
