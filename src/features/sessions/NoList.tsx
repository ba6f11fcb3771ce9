/** Why there is no list, and what can be done about it. */
import { useTranslation } from 'react-i18next'
import type { SignIns } from '../../client/acting/acting.ts'
import { useLive } from '../../live/useLive.ts'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './SignIns.module.css'

interface NoListProps {
  state: Exclude<SignIns, { status: 'list' } | { status: 'reading' }>
  onAgain(): void
}

export function NoList({ state, onAgain }: NoListProps) {
  const { t } = useTranslation()
  const account = useLive(useClient().account)
  const domain = domainpart(account?.jid ?? '')
  const why = state.status === 'unavailable' ? state.reason : state.status
  return (
    <Card className={styles.why}>
      <Icon name={why === 'offline' ? 'offline' : 'info'} />
      <div role="status">
        <p className={styles.strong}>{t(`sessions.noList.${why}`, { domain })}</p>
        <p>{t(`sessions.noList.${why}Text`, { domain })}</p>
      </div>
      {why === 'silent' && <Button onPress={onAgain}>{t('sessions.again')}</Button>}
    </Card>
  )
}
