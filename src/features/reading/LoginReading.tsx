/** A login code of another app: its address may be used, its password was not looked at. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

export function LoginReading({ jid, onSignIn, again }: ReadingWays & { jid: BareJid }) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const isHere = useLive(client.accounts).some((other) => other.jid === jid)
  return (
    <ReadingFrame
      kind="unknown"
      figure={<Avatar address={jid} size={48} />}
      title={t('reading.login.title')}
      address={jid}
      action={
        <>
          {!isHere && (
            <Button rank="primary" wide onPress={() => onSignIn(jid)}>
              {t('reading.login.signIn')}
            </Button>
          )}
          <Again again={again} />
        </>
      }
    >
      <p>{t('reading.login.text')}</p>
      {account && <p>{isHere ? t('reading.login.same') : t('reading.login.other')}</p>}
    </ReadingFrame>
  )
}
