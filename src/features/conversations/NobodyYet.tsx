/** The first thing that somebody without conversations sees: half a tessera, and who has the other half. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'

export interface NobodyYetProps {
  /** Null: there is nothing that an invite could do. */
  onInvite: (() => void) | null
  /** Where a code is read. */
  scanHref: string
  onAddContact(): void
  size?: 'normal' | 'big'
}

export function NobodyYet({ onInvite, scanHref, onAddContact, size = 'normal' }: NobodyYetProps) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const isManaged = useLive(client.managing.isManaged)
  return (
    <EmptyState
      size={size}
      title={t('conversations.nobodyTitle')}
      text={isManaged ? t('managed.nobodyChatText') : t('conversations.nobodyText')}
      figure={<TokenFigure address={account?.jid ?? ''} state="open" size={size === 'big' ? 176 : 136} />}
      actions={
        <>
          {onInvite && (
            <Button rank="primary" size="big" icon="invite" onPress={onInvite}>
              {t('conversations.inviteSomebody')}
            </Button>
          )}
          <LinkButton size="big" icon="scan" href={scanHref}>
            {t('conversations.givenCode')}
          </LinkButton>
          {!isManaged && (
            <Button rank="quiet" onPress={onAddContact}>
              {t('conversations.addContact')}
            </Button>
          )}
        </>
      }
    />
  )
}
