/** Why a picture or a film is not shown, and what can be done: saved, tried again, or opened where it lies. */
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { hostOf } from './host-of.ts'
import styles from './NotShown.module.css'
import { saveFile } from './save-file.ts'
import type { FileState } from './useFile.ts'

interface NotShownProps {
  message: Message
  place: number
  attachment: Attachment
  state: FileState
  onAgain(): void
}

export function NotShown({ attachment, state, onAgain }: NotShownProps) {
  const { t } = useTranslation()
  const { name, url } = attachment
  const host = url === null ? '' : hostOf(url)
  if (state.status === 'away' || state.status === 'coming') return null
  return (
    <div className={styles.note}>
      <Icon name={state.status === 'here' ? 'file' : 'error'} />
      <p className={styles.why}>
        {state.status === 'here'
          ? t('files.notWhatItSays', { name })
          : t(`files.failed.${state.status}`, { name, host })}
      </p>
      <div className={styles.ways}>
        {state.status === 'here' && (
          <Button rank="soft" icon="save" onPress={() => saveFile(state.file.blob, name)}>
            {t('files.save')}
          </Button>
        )}
        {(state.status === 'unreachable' || state.status === 'too-large') && (
          <Button rank="soft" onPress={onAgain}>
            {state.status === 'too-large' ? t('files.load') : t('files.again')}
          </Button>
        )}
        {state.status === 'unreachable' && url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer" className={styles.link}>
            {t('files.openAt', { host })}
          </a>
        )}
      </div>
    </div>
  )
}
