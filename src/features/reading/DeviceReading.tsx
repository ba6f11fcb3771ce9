/** The code of a device that wants to be let in. Whose it is, one's own server is asked when the button is pressed. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { DeviceCode } from '../../model/device-code.ts'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { useClient } from '../client-context.tsx'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

export function DeviceReading({ code, onDevice, onSignIn, again }: ReadingWays & { code: DeviceCode }) {
  const { t } = useTranslation()
  const account = useLive(useClient().account)
  const host = code.host ?? ''
  return (
    <ReadingFrame
      kind="device"
      figure={<IconTile icon="key" tone="soft" />}
      title={t('linking.found.title')}
      address={host}
      action={
        <>
          {account ? (
            <Button rank="primary" wide onPress={() => onDevice(code)}>
              {t('linking.found.look')}
            </Button>
          ) : (
            <Button rank="primary" wide onPress={() => onSignIn('')}>
              {t('reading.signInFirst')}
            </Button>
          )}
          <Again again={again} />
        </>
      }
    >
      <p>{account ? t('linking.found.text', { host }) : t('linking.found.signedOut')}</p>
    </ReadingFrame>
  )
}
