/** What is about to be sent on, in a few lines. Files are told by their names: nobody has looked into them yet. */
import { useTranslation } from 'react-i18next'
import type { Share } from '../../model/share.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SharedThings.module.css'

const SHOWN = 3

export function SharedThings({ share: { text, files, leftOut } }: { share: Share }) {
  const { t } = useTranslation()
  const more = files.length - SHOWN
  // A fourth takes no more room than the words that there is one.
  const shown = more > 1 ? files.slice(0, SHOWN) : files
  return (
    <div className={styles.things}>
      {files.length > 0 && (
        <ul aria-label={t('sharing.files')}>
          {shown.map((file, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order, and names may be the same
            <li key={place}>
              <Icon name={file.type.startsWith('image/') ? 'picture' : 'file'} size={16} />
              <bdi>{file.name}</bdi>
            </li>
          ))}
          {more > 1 && <li className={styles.more}>{t('sharing.more', { count: more })}</li>}
        </ul>
      )}
      {text && (
        <p className={styles.text} dir="auto">
          {text.slice(0, 500)}
        </p>
      )}
      {leftOut > 0 && (
        <p className={styles.leftOut}>
          <Icon name="warning" size={16} />
          {t('sharing.leftOut', { count: leftOut })}
        </p>
      )}
    </div>
  )
}
