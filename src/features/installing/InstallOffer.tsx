/**
 * A quiet line, said once: after somebody has read and written here, and has been asked what comes before it. Whatever the
 * answer is, the settings have it from then on.
 */
import { useTranslation } from 'react-i18next'
import type { Noticing } from '../../client/noticing/noticing.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { QuietLine } from '../../ui/QuietLine.tsx'
import { useClient } from '../client-context.tsx'
import { useNoticing } from '../useNoticing.ts'
import type { Install } from './installing.ts'
import { useHasTalked } from './useHasTalked.ts'

export interface InstallOfferProps {
  install: Install
  /** Where the settings say how it is done by hand. */
  onHow(): void
}

export function InstallOffer(props: InstallOfferProps) {
  const noticing = useNoticing()
  return noticing && <Line {...props} noticing={noticing} />
}

function Line({ install, onHow, noticing }: InstallOfferProps & { noticing: Noticing }) {
  const { t } = useTranslation()
  const client = useClient()
  const { notifications, installing } = useLive(client.settings)
  const way = useLive(install.way)
  const permission = useLive(noticing.permission)
  const hasTalked = useHasTalked()
  // Whether to be told of messages is asked first, and one thing at a time.
  const isAsked = permission === 'ask' && notifications.show && !notifications.declined
  if (installing?.offered || isAsked || !hasTalked || (way !== 'ask' && way !== 'share-sheet')) return null

  const done = () => void client.changeSettings({ installing: { offered: true } })
  return (
    <QuietLine icon={<Icon name="device" />} text={t('installing.offer')}>
      {way === 'ask' ? (
        <Button rank="soft" onPress={() => void install.ask().then(done)}>
          {t('installing.install')}
        </Button>
      ) : (
        <Button
          rank="soft"
          onPress={() => {
            done()
            onHow()
          }}
        >
          {t('installing.how')}
        </Button>
      )}
      <Button rank="quiet" onPress={done}>
        {t('installing.notNow')}
      </Button>
    </QuietLine>
  )
}
