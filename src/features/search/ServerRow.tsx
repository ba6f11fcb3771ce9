/** Asks the server for more, and says honestly when it has none to give. */
import { useTranslation } from 'react-i18next'
import type { ServerFound } from '../../client/search/searching.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './SearchResults.module.css'

export function ServerRow({
  server,
  tabIndex,
  onAsk,
}: {
  server: ServerFound
  tabIndex: 0 | -1
  onAsk(): void
}) {
  const { t } = useTranslation()
  const { status, hits, more } = server
  if (status === 'unable') return <p className={styles.note}>{t('search.serverUnable')}</p>
  if (status === 'found' && !more)
    return <p className={styles.note}>{t(hits.length ? 'search.serverAll' : 'search.serverNothing')}</p>
  return (
    <div className={styles.server}>
      {status === 'unreachable' && <p className={styles.note}>{t('search.serverUnreachable')}</p>}
      <Button
        rank="quiet"
        icon="server"
        isPending={status === 'asking'}
        excludeFromTabOrder={tabIndex === -1}
        onPress={onAsk}
      >
        {t('search.moreOnServer')}
      </Button>
    </div>
  )
}
