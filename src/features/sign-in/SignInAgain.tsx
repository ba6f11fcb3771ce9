/** The server no longer accepts this device: the same way in once more, over everything that is on screen. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { domainpart } from '../../model/jid.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useClient } from '../client-context.tsx'
import { SignInWays } from './SignInWays.tsx'

export function SignInAgain({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean
  onOpenChange(open: boolean): void
}) {
  const { t } = useTranslation()
  const account = useLive(useClient().account)
  if (!account) return null
  return (
    <Sheet
      title={t('signIn.againTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('app.close')}
    >
      <p>
        {t('signIn.to', { domain: domainpart(account.jid) })} {t('signIn.againText')}
      </p>
      <SignInWays
        pagesFirst={account.byPages}
        found={{ address: account.jid, websocket: account.websocket }}
        onSignedIn={() => onOpenChange(false)}
      />
    </Sheet>
  )
}
