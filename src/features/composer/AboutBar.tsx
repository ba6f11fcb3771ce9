/** Says over the field what one is writing about: the message that is answered, or the one that is edited. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { usePersonName } from '../usePersonName.ts'
import type { About } from '../writing.ts'
import styles from './AboutBar.module.css'

const MOST = 200

export function AboutBar({ about, onEnd }: { about: About; onEnd: () => void }) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  const { kind, message } = about
  const isOwn = message.direction === 'out'
  const title =
    kind === 'edit'
      ? t('composer.editing')
      : isOwn
        ? t('composer.replyToYou')
        : t('composer.replyTo', { name: nameOf(message.from) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={title} className={styles.bar} data-in-hand>
      <Icon name={kind === 'edit' ? 'edit' : 'reply'} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.text} dir="auto">
          {message.body.slice(0, MOST) || message.attachments?.[0]?.name}
        </p>
      </div>
      <IconButton
        icon="close"
        size="small"
        label={kind === 'edit' ? t('composer.stopEdit') : t('composer.stopReply')}
        shortcut="Esc"
        onPress={onEnd}
      />
    </div>
  )
}
