/** One main button for each situation, and at most one other. */
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../model/journey.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useClient } from '../client-context.tsx'
import { inviterName } from '../inviter-name.ts'
import styles from './Landing.module.css'
import type { LandingProps } from './Landing.tsx'
import type { LandingInviteProps } from './LandingInvite.tsx'
import type { Situation } from './situation.ts'

interface LandingActionsProps
  extends Pick<LandingInviteProps, 'busy' | 'onPutAway'>,
    Pick<LandingProps, 'onJoin' | 'onSignIn' | 'onHome' | 'newAccountHref'> {
  onAccept(): void
  /** The chat with the inviter, without being a contact. */
  onWrite(): void
  situation: Situation
  journey: Journey
}

export function LandingActions(props: LandingActionsProps) {
  const { situation, journey, busy, onAccept, onWrite, onPutAway, onJoin, onSignIn, onHome, newAccountHref } =
    props
  const { t } = useTranslation()
  const { arrival } = useClient()
  const { invite } = journey

  async function haveAccount() {
    if (invite.inviter) await arrival.signInFirst()
    onSignIn()
  }

  const haveOne = (rank: 'primary' | 'plain') => (
    <Button rank={rank} size="big" wide data-testid="landing-have-account" onPress={haveAccount}>
      {t('landing.haveAccount')}
    </Button>
  )
  const join = (rank: 'primary' | 'plain', label: string) => (
    <Button rank={rank} size="big" wide data-testid="landing-join" onPress={onJoin}>
      {label}
    </Button>
  )
  return <div className={styles.doors}>{buttons()}</div>

  function buttons() {
    switch (situation) {
      case 'add':
      case 'known':
      case 'under-way':
        return (
          <Button
            rank="primary"
            size="big"
            wide
            isPending={busy}
            data-testid="landing-accept"
            onPress={onAccept}
          >
            {situation === 'add' ? t('landing.add', { name: inviterName(invite) }) : t('landing.openChat')}
          </Button>
        )
      case 'managed':
        return (
          <Button
            rank="primary"
            size="big"
            wide
            isPending={busy}
            data-testid="landing-write"
            onPress={onWrite}
          >
            {t('landing.openChat')}
          </Button>
        )
      case 'own':
        return (
          <Button rank="primary" size="big" wide onPress={onPutAway}>
            {t('landing.home')}
          </Button>
        )
      case 'second-account':
        return (
          <>
            <Button rank="primary" size="big" wide onPress={onHome}>
              {t('landing.home')}
            </Button>
            <LinkButton size="big" wide href={newAccountHref}>
              {t('landing.anotherAccount')}
            </LinkButton>
          </>
        )
      case 'reset':
        return join('primary', t('landing.setPassword'))
      case 'join':
        return (
          <>
            {join('primary', t('landing.create', { domain: invite.domain }))}
            {haveOne('plain')}
          </>
        )
      case 'go-on':
        return (
          <>
            {join('primary', t('landing.goOn'))}
            {haveOne('plain')}
          </>
        )
      case 'elsewhere':
        return (
          <>
            {haveOne('primary')}
            {join('plain', t('landing.needAccount'))}
          </>
        )
    }
  }
}
