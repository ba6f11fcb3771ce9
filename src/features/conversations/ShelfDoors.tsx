/** At the foot of the list, where it moves nothing: who waits to be let in, and what is out of the way. */
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ShelfDoors.module.css'

export type ShelfName = 'requests' | 'archived'

export interface ShelfDoorsProps {
  requests: number
  archived: number
  onOpen(shelf: ShelfName): void
}

export function ShelfDoors({ requests, archived, onOpen }: ShelfDoorsProps) {
  const { t } = useTranslation()
  if (requests + archived === 0) return null
  return (
    <div className={styles.doors}>
      {requests > 0 && (
        <button type="button" className={styles.door} onClick={() => onOpen('requests')}>
          <Icon name="stranger" />
          <span>{t('conversations.requests')}</span>
          <Badge quiet count={requests} label={t('conversations.requestsCount', { count: requests })} />
        </button>
      )}
      {archived > 0 && (
        <button type="button" className={styles.door} onClick={() => onOpen('archived')}>
          <Icon name="archive" />
          <span>{t('conversations.archived')}</span>
          <span className={styles.count}>{archived}</span>
        </button>
      )}
    </div>
  )
}
