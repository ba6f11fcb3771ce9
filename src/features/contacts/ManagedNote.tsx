/** Above a list that somebody else keeps: that it is so, and what of one's own changes had to be undone. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import { usePersonName } from '../usePersonName.ts'
import styles from './ManagedNote.module.css'

const MOST_NAMES = 3

export function ManagedNote() {
  const { t, i18n } = useTranslation()
  const { managing } = useClient()
  const isManaged = useLive(managing.isManaged)
  const undone = useLive(managing.undone)
  const nameOf = usePersonName()
  const names = () => {
    const named = undone.slice(0, MOST_NAMES).map(nameOf)
    return new Intl.ListFormat(i18n.language).format(undone.length > MOST_NAMES ? [...named, '…'] : named)
  }
  return (
    <>
      {isManaged && (
        <div className={styles.note} data-testid="contacts-managed">
          <Icon name="people" />
          <div>
            <b>{t('managed.mark')}</b>
            <p>{t('managed.text')}</p>
          </div>
        </div>
      )}
      {undone.length > 0 && (
        <div className={styles.undone}>
          <Banner
            tone="wait"
            icon="info"
            action={{ label: t('managed.understood'), onPress: () => void managing.undoneSeen() }}
          >
            {t('managed.undone', { count: undone.length, names: names() })}
          </Banner>
        </div>
      )}
    </>
  )
}
