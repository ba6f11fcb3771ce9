/** A file that is not shown: what it is called, how large it is, and the way to have it. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { formatSize } from '../file-size.ts'
import styles from './FileCard.module.css'
import { FileName } from './FileName.tsx'
import type { FileViewProps } from './FileView.tsx'
import { hostOf } from './host-of.ts'
import { saveFile } from './save-file.ts'
import { TransferRing } from './TransferRing.tsx'
import { UploadRing } from './UploadRing.tsx'
import { useFile } from './useFile.ts'

export function FileCard({ message, place, attachment, box }: FileViewProps) {
  const { t, i18n } = useTranslation()
  const { state, bring } = useFile(message, place, attachment, null)
  const { url, size } = attachment
  const name = attachment.name || t('files.file')
  const isBad = ['gone', 'unreachable', 'too-large'].includes(state.status)

  async function save() {
    const brought = await bring()
    if (brought.status === 'here') saveFile(brought.file.blob, attachment.name)
  }

  return (
    <div className={styles.card} style={{ width: box.width, minHeight: box.height }}>
      <span className={styles.tile}>
        <Icon name="file" />
      </span>
      <span className={styles.words}>
        <b className={styles.name} title={name}>
          <FileName name={name} />
        </b>
        <small className={styles.facts} aria-live="polite">
          {isBad && url !== null ? (
            <>
              {state.status === 'gone' ? t('files.short.gone') : t('files.short.unreachable')}{' '}
              {state.status !== 'gone' && (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {t('files.openAt', { host: hostOf(url) })}
                </a>
              )}
            </>
          ) : (
            size !== null && formatSize(size, i18n.language)
          )}
        </small>
      </span>
      <UploadRing message={message} attachment={attachment} />
      {state.status === 'coming' ? (
        <TransferRing
          label={t('files.loading', { name })}
          done={state.received}
          total={state.total ?? attachment.size}
        />
      ) : (
        url !== null && (
          <IconButton icon="save" label={t('files.saveName', { name })} onPress={() => void save()} />
        )
      )}
    </div>
  )
}
