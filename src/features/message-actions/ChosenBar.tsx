/** How many messages are chosen, and what can be done with all of them at once. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useMedia } from '../../ui/useMedia.ts'
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
  const isNarrow = useMedia('(max-width: 719px)')
  const copy = useCopy()
  const messages = [...chosen.values()]
  const allMay = (deed: 'copy' | 'forward' | 'delete') =>
    messages.every((message) => offered(message, client.messages.may(message)).has(deed))
  const words = t('messages.selected', { count: messages.length })
  useEffect(() => announce(words), [words])
  useEffect(() => {
    // Wherever the focus is, but what is open on top of the page comes first.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('[role="dialog"],[role="alertdialog"]')) return
      event.preventDefault()
      end()
    }
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [end])
  const deed = (id: 'copy' | 'forward' | 'delete', icon: IconName, label: string, onPress: () => void) =>
    isNarrow ? (
      <IconButton icon={icon} label={label} isDisabled={!allMay(id)} onPress={onPress} />
    ) : (
      <Button
        rank={id === 'delete' ? 'danger' : 'quiet'}
        icon={icon}
        isDisabled={!allMay(id)}
        onPress={onPress}
      >
        {label}
      </Button>
    )
  return (
    <div role="toolbar" aria-label={t('messages.actions')} className={styles.bar}>
      <IconButton icon="close" label={t('messages.cancel')} onPress={end} />
      <p className={styles.count}>{words}</p>
      {deed('copy', 'copy', t('messages.copy'), () => void copy(messages).then(end))}
      {deed('forward', 'pass-on', t('messages.forward'), () => deeds?.openForward(messages))}
      {deed('delete', 'remove', t('messages.deleteConfirm'), () => deeds?.openDelete(messages))}
    </div>
  )
}
