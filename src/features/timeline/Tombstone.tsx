/** Where a message was that is gone: that it was there is all that is left of it. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Tombstone.module.css'

export function Tombstone({ isOwn }: { isOwn: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={styles.gone}>
      <Icon name="gone" size={16} />
      {isOwn ? t('timeline.youDeleted') : t('timeline.deleted')}
    </span>
  )
}
