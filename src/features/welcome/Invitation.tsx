/** What an invite link is and who sent it. This version cannot redeem it, says so, and leaves it untouched. */
import { useTranslation } from 'react-i18next'
import { type BareJid, localpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import styles from './Welcome.module.css'

export interface InvitationProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  /** Null: the link does not say anything that we understand. */
  invite: { kind: 'contact' | 'account'; inviter: BareJid | null; domain: string } | null
  /** Hands the whole link to whatever program the system has for it. */
  onOtherApp(): void
  /** Where to go from here: to signing in, or back to the chats. */
  onward: { href: string; signedIn: boolean }
  onBack(): void
}

export function Invitation({ brand, invite, onOtherApp, onward, onBack }: InvitationProps) {
  const { t } = useTranslation()
  const onwardLabel = onward.signedIn ? t('invitation.home') : t('invitation.haveAccount')
  const inviter = invite?.inviter
  return (
    <EntryPage brand={brand} back={{ label: t('app.back'), onPress: onBack }} footer={t('app.promise')}>
      {invite ? (
        <div
          data-testid="landing"
          data-kind={invite.kind}
          data-inviter={inviter ?? ''}
          data-domain={invite.domain}
        >
          <div className={styles.figure}>
            <TokenFigure address={inviter ?? invite.domain} size={136} state="open" />
          </div>
          <h1>
            {inviter
              ? t('invitation.title', { name: localpart(inviter) })
              : t('invitation.titleAccount', { domain: invite.domain })}
          </h1>
          <p>
            {inviter
              ? t('invitation.from', { address: inviter })
              : t('invitation.domain', { domain: invite.domain })}
          </p>
          <div className={styles.words}>
            <p>{t('invitation.notYet')}</p>
            <p>{t('invitation.untouched')}</p>
          </div>
        </div>
      ) : (
        <>
          <h1>{t('invitation.badTitle')}</h1>
          <p>{t('invitation.badText')}</p>
        </>
      )}
      <div className={styles.doors}>
        {invite && (
          <Button rank="primary" size="big" wide onPress={onOtherApp}>
            {t('invitation.otherApp')}
          </Button>
        )}
        <LinkButton href={onward.href} size="big" wide rank={invite ? 'plain' : 'primary'}>
          {onwardLabel}
        </LinkButton>
      </div>
    </EntryPage>
  )
}
