/** How many messages are chosen, and what can be done with all of them at once. */
import { type KeyboardEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useClient } from '../client-context.tsx'
import { useMessageDeeds } from '../message-deeds.ts'
import { useSelecting } from '../selecting.ts'
import styles from './ChosenBar.module.css'
import { offered } from './offered.ts'
import { useCopy } from './useCopy.ts'

export function ChosenBar({ chosen }: { chosen: ReadonlyMap<string, Message> }) {
  const { t } = useTranslation()
  const client = useClient()
  const deeds = useMessageDeeds()
  const { end } = useSelecting()
  const copy = useCopy()
  const messages = [...chosen.values()]
  const allMay = (deed: 'copy' | 'forward' | 'delete') =>
    messages.every((message) => offered(message, client.messages.may(message)).has(deed))
  const words = t('messages.selected', { count: messages.length })
  useEffect(() => announce(words), [words])
  return (
    <div
      role="toolbar"
      aria-label={t('messages.actions')}
      className={styles.bar}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        end()
      }}
    >
      <IconButton icon="close" label={t('messages.cancel')} onPress={end} />
      <p className={styles.count}>{words}</p>
      <Button
        rank="quiet"
        icon="copy"
        isDisabled={!allMay('copy')}
        onPress={() => void copy(messages).then(end)}
      >
        {t('messages.copy')}
      </Button>
      <Button
        rank="quiet"
        icon="pass-on"
        isDisabled={!allMay('forward')}
        onPress={() => deeds?.openForward(messages)}
      >
        {t('messages.forward')}
      </Button>
      <Button
        rank="danger"
        icon="remove"
        isDisabled={!allMay('delete')}
        onPress={() => deeds?.openDelete(messages)}
      >
        {t('messages.deleteConfirm')}
      </Button>
    </div>
  )
}
