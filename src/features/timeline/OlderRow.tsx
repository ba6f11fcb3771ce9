/** What is above the first message, in words. One height for all of them, so that nothing moves. */
import { useTranslation } from 'react-i18next'
import type { TimelineWindow } from '../../client/client.ts'
import styles from './OlderRow.module.css'

interface OlderRowProps {
  older: TimelineWindow['older']
  name: string
  online: boolean
  onShow: () => void
}

export function OlderRow({ older, name, online, onShow }: OlderRowProps) {
  const { t } = useTranslation()
  switch (older) {
    case 'none':
      return <p className={styles.note}>{t('timeline.start', { name })}</p>
    case 'loading':
      return <p className={styles.note}>{t('timeline.loading')}</p>
    case 'unavailable':
      return <p className={styles.note}>{online ? t('timeline.noArchive') : t('timeline.olderOffline')}</p>
    case 'more':
      return (
        <p className={styles.note}>
          <button type="button" className={styles.show} onClick={onShow}>
            {t('timeline.showOlder')}
          </button>
        </p>
      )
  }
}
