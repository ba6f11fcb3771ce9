/** The sheet when its invite was used: the halves have met. */
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import styles from './Joined.module.css'
import { usePersonName } from './usePersonName.ts'

interface JoinedProps {
  invite: IssuedInvite
  onHello(guest: BareJid): void
  onSeeAll(): void
  onAnother(): void
}

export function Joined({ invite, onHello, onSeeAll, onAnother }: JoinedProps) {
  const { t } = useTranslation()
  const { account, kind, state } = invite
  const guest = state.is === 'used' ? state.by : null
  const name = usePersonName(guest)
  const met = guest !== null && kind !== 'account' && kind !== 'reset'
  const domain = domainpart(account)
  const [title, text] = words()
  return (
    <div className={styles.joined}>
      <TokenFigure address={account} guest={guest ?? undefined} state="joined" size={176} isMeeting />
      {/* The sheet is named by the same words. */}
      <p className={styles.title} aria-hidden="true">
        {title}
      </p>
      <p className={styles.text}>{text}</p>
      {met ? (
        <Button rank="primary" size="big" wide autoFocus onPress={() => onHello(guest)}>
          {t('invites.joined.hello')}
        </Button>
      ) : (
        <Button rank="soft" size="big" wide autoFocus onPress={onSeeAll}>
          {t('invites.seeAll')}
        </Button>
      )}
      <Button rank="quiet" wide onPress={onAnother}>
        {t('invites.joined.another')}
      </Button>
    </div>
  )

  function words() {
    if (kind === 'reset') return [t('invites.joined.reset'), t('invites.joined.resetText')]
    if (kind === 'account' && !guest)
      return [t('invites.joined.account'), t('invites.joined.accountText', { domain })]
    if (!guest) return [t('invites.joined.somebody'), t('invites.joined.somebodyText')]
    return [t('invites.joined.title', { name }), t('invites.joined.text', { address: guest })]
  }
}
