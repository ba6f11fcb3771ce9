/**
 * A quiet line, where the browser would ask the person: what it is going to ask for, before it does. Once there is something
 * to lose, and after what else is asked.
 */
import { useTranslation } from 'react-i18next'
import type { Keeping } from '../../client/keeping/keeping.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { QuietLine } from '../../ui/QuietLine.tsx'
import { useClient } from '../client-context.tsx'
import { useKeeping } from '../useKeeping.ts'
import { useNoticing } from '../useNoticing.ts'

export function AskToKeep() {
  const keeping = useKeeping()
  const noticing = useNoticing()
  return keeping?.asksPerson && noticing && <Line keeping={keeping} permission={noticing.permission} />
}

interface LineProps {
  keeping: Keeping
  permission: NonNullable<ReturnType<typeof useNoticing>>['permission']
}

function Line({ keeping, permission }: LineProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { notifications, keepAsked } = useLive(client.settings)
  const isSafe = useLive(keeping.isSafe)
  const isAsking = useLive(permission) === 'ask' && notifications.show && !notifications.declined
  const hasSomething = useLive(client.conversations.all)?.some(({ last }) => last !== null) ?? false
  if (isSafe !== false || isAsking || !hasSomething || keepAsked) return null
  const done = () => void client.changeSettings({ keepAsked: true })
  return (
    <QuietLine icon={<Icon name="storage" />} text={t('storage.ask')}>
      <Button rank="soft" onPress={() => void keeping.keepSafe().then(done)}>
        {t('storage.yes')}
      </Button>
      <Button rank="quiet" onPress={done}>
        {t('storage.notNow')}
      </Button>
    </QuietLine>
  )
}
