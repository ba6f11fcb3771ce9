/** What is done most with a message, beside its bubble while the pointer or the focus is there. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useClient } from '../client-context.tsx'
import { useMessageDeeds } from '../message-deeds.ts'
import styles from './MessageToolbar.module.css'
import { KEYS, offered } from './offered.ts'

export function MessageToolbar({ message }: { message: Message }) {
  const { t } = useTranslation()
  const client = useClient()
  const deeds = useMessageDeeds()
  if (!deeds || message.retracted) return null
  const may = offered(message, client.messages.may(message))
  const button = (
    icon: IconName,
    label: string,
    shortcut: string | undefined,
    press: (at: Element) => void,
  ) => <IconButton icon={icon} label={label} shortcut={shortcut} onPress={({ target }) => press(target)} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={t('messages.toolbar')}
      className={classes(styles.toolbar, message.direction === 'out' && styles.out)}
    >
      {may.has('react') &&
        button('emoji', t('messages.react'), KEYS.react, (at) => deeds.openReactions(message, at))}
      {may.has('reply') && button('reply', t('messages.reply'), KEYS.reply, () => deeds.reply(message))}
      {button('more-here', t('messages.more'), undefined, (at) => deeds.openMenu(message, at))}
    </div>
  )
}
