/** A quiet line, once somebody wrote: whether to be told of it next time. The browser asks only after a press. */
import { useTranslation } from 'react-i18next'
import type { Noticing } from '../../client/noticing/noticing.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { QuietLine } from '../../ui/QuietLine.tsx'
import { useClient } from '../client-context.tsx'
import { useNoticing } from '../useNoticing.ts'

export function AskToTell() {
  const noticing = useNoticing()
  return noticing && <Line noticing={noticing} />
}

function Line({ noticing }: { noticing: Noticing }) {
  const { t } = useTranslation()
  const client = useClient()
  const { notifications } = useLive(client.settings)
  const permission = useLive(noticing.permission)
  const hasHeard = useLive(noticing.hasHeard)
  if (!hasHeard || permission !== 'ask' || !notifications.show || notifications.declined) return null
  return (
    <QuietLine icon={<Icon name="bell" />} text={t('notifications.ask')}>
      <Button rank="soft" onPress={() => void noticing.askPermission()}>
        {t('notifications.yes')}
      </Button>
      <Button
        rank="quiet"
        onPress={() => void client.changeSettings({ notifications: { ...notifications, declined: true } })}
      >
        {t('notifications.notNow')}
      </Button>
    </QuietLine>
  )
}
