/** How the connection is: always there for scripts, on screen only when there is something to say or to do. */
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { useLive } from '../live/useLive.ts'
import { Banner } from '../ui/Banner.tsx'
import type { Trouble } from './useTrouble.ts'

export interface ConnectionStatusProps {
  domain: string
  /** What to say; null where nothing should be said. */
  trouble: Trouble | null
  onSignIn?: () => void
}

export function ConnectionStatus({ domain, trouble, onSignIn }: ConnectionStatusProps) {
  const { t } = useTranslation()
  const client = useClient()
  const connection = useLive(client.connection)
  const waits = trouble === 'offline' || trouble === 'waiting'
  return (
    <div
      data-testid="connection"
      data-status={connection.status}
      data-flights={connection.status === 'online' ? connection.flights : undefined}
    >
      {trouble && (
        <Banner tone={waits ? 'wait' : 'danger'} icon={waits ? 'offline' : 'warning'} action={action()}>
          <strong>{t(`connection.${trouble}Title`, { domain })}</strong>{' '}
          {t(`connection.${trouble}Text`, { domain })}
        </Banner>
      )}
    </div>
  )

  function action(): { label: string; onPress(): void } {
    if (trouble === 'credentials' && onSignIn) return { label: t('connection.signIn'), onPress: onSignIn }
    const label = trouble === 'conflict' ? t('connection.useHere') : t('connection.tryNow')
    return { label, onPress: () => client.reconnectNow() }
  }
}
