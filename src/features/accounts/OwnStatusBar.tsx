/** How one is seen, to be changed at once: for phones, on the page where one is oneself. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useClient } from '../client-context.tsx'
import styles from './OwnStatusBar.module.css'
import { showWords } from './own-status.ts'

export function OwnStatusBar() {
  const { t } = useTranslation()
  const { people } = useClient()
  const status = useLive(people.ownStatus)
  return (
    <div className={styles.bar}>
      <Segments
        label={t('people.ownStatus')}
        value={status.show}
        options={showWords(t)}
        onChange={(show) => void people.setOwnStatus({ ...status, show })}
      />
    </div>
  )
}
