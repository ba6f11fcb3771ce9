/** The door of a server stays shut: what that means for the invite, and the one thing to do now. */
import { useTranslation } from 'react-i18next'
import type { Door } from '../../client/arriving/arriving.ts'
import type { BareJid } from '../../model/jid.ts'
import type { InviteFacts } from '../../model/journey.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import { AskForNew } from './AskForNew.tsx'
import { DoorText } from './DoorText.tsx'
import styles from './Join.module.css'

interface DoorProblemProps {
  door: Exclude<Door, { status: 'open' }>
  domain: string
  invite: InviteFacts | null
  /** The account that may have been made before the answer was lost. */
  doubtful: BareJid | null
  busy: boolean
  onAgain(): void
  onElsewhere(): void
  onSignIn(address: string): void
  onOtherApp(uri: string): void
}

/** What no second try will change: the token is of no use any more. */
const ENDED: ReadonlySet<Door['status']> = new Set(['token-refused', 'no-server', 'bad-domain'])

export function DoorProblem(props: DoorProblemProps) {
  const { door, domain, invite, doubtful, busy, onAgain, onElsewhere, onSignIn, onOtherApp } = props
  const { t } = useTranslation()
  const { arrival } = useClient()
  const perhapsMade = doubtful !== null && door.status === 'token-refused'

  async function otherApp() {
    const uri = await arrival.uri()
    if (uri !== null) onOtherApp(uri)
  }

  const button = (label: string, onPress: () => void, rank: 'primary' | 'plain' = 'primary') => (
    <Button rank={rank} size="big" wide isPending={busy && onPress === onAgain} onPress={onPress}>
      {label}
    </Button>
  )
  return (
    <>
      {ENDED.has(door.status) && invite && !perhapsMade && (
        <div className={styles.figure}>
          <TokenFigure address={invite.inviter ?? invite.domain} state="ended" size={96} />
        </div>
      )}
      <h1>{perhapsMade ? t('join.perhapsTitle') : t(`join.doorTitle.${door.status}`, { domain })}</h1>
      <p>
        {perhapsMade ? (
          <span role="alert" data-testid="join-error" data-status="perhaps-made">
            {t('join.perhapsText', { domain, address: doubtful })}
          </span>
        ) : (
          <DoorText status={door.status} domain={domain} />
        )}
      </p>
      {door.status === 'elsewhere' && (
        <p className={styles.box} dir="ltr">
          {door.url}
        </p>
      )}
      <div className={styles.doors}>{wayOn()}</div>
    </>
  )

  function wayOn() {
    if (perhapsMade) return button(t('join.signInAs', { address: doubtful }), () => onSignIn(doubtful))
    switch (door.status) {
      case 'token-refused':
      case 'no-server':
      case 'bad-domain':
        return (
          <>
            <AskForNew invite={invite} />
            {button(t('join.haveOne'), () => onSignIn(''), 'plain')}
          </>
        )
      case 'elsewhere':
        return (
          <>
            {/^https?:\/\//i.test(door.url) && (
              <LinkButton
                href={door.url}
                target="_blank"
                rel="noopener noreferrer"
                rank="primary"
                size="big"
                wide
              >
                {t('join.openPage')}
              </LinkButton>
            )}
            {button(t('join.haveOneNow'), () => onSignIn(''), 'plain')}
          </>
        )
      case 'closed':
        return button(t('join.elsewhere'), onElsewhere)
      case 'no-web-access':
        return button(t('join.otherApp'), otherApp)
      case 'certificate':
        return (
          <>
            <LinkButton
              href={`https://${domain}/`}
              target="_blank"
              rel="noopener noreferrer"
              rank="primary"
              size="big"
              wide
            >
              {t('join.openServer', { domain })}
            </LinkButton>
            {button(t('join.again'), onAgain, 'plain')}
          </>
        )
      case 'unreachable':
        return button(t('join.again'), onAgain)
      case 'offline':
        return button(t('join.tryNow'), onAgain)
    }
  }
}
