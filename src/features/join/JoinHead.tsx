/** What is being made here, and for whose sake. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import type { InviteFacts } from '../../model/journey.ts'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { inviterName } from '../inviter-name.ts'
import styles from './Join.module.css'
import type { OpenDoor } from './open-door.ts'

interface JoinHeadProps {
  door: OpenDoor | null
  domain: string
  /** Fixed by the invite. */
  name: string | null
  invite: InviteFacts | null
  /** The address as it is typed, once it is one: the other half of the token. */
  guest: BareJid | null
}

export function JoinHead({ door, domain, name, invite, guest }: JoinHeadProps) {
  const { t } = useTranslation()
  const inviter = invite?.inviter ?? null
  const facts = { domain, address: `${name}@${domain}`, name: invite ? inviterName(invite) : '' }
  return (
    <>
      {inviter && (
        <div className={styles.token}>
          <TokenFigure
            address={inviter}
            guest={guest ?? undefined}
            size={64}
            state={guest ? 'joined' : 'open'}
          />
        </div>
      )}
      <h1>{title()}</h1>
      <p>{text()}</p>
    </>
  )

  function title(): string {
    if (door?.purpose === 'reset') return t('join.resetTitle')
    if (!inviter) return name === null ? t('join.title') : t('join.titleFixed')
    return door?.more ? t('join.titleHelloMore') : t('join.titleHello')
  }

  function text(): string {
    if (door?.purpose === 'reset') return t('join.resetLede', facts)
    if (door?.purpose === 'either' && name !== null) return t('join.eitherLede', facts)
    if (!inviter) return t('join.lede', facts)
    return inviter.endsWith(`@${domain}`) ? t('join.ledeWith', facts) : t('join.ledeMeet', facts)
  }
}
