/** Three doors: an invite, an account, or where accounts come from. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { Door } from '../../ui/Door.tsx'
import { DoorFirst } from '../../ui/DoorFirst.tsx'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import { inviterName } from '../inviter-name.ts'
import { PasteInvite } from './PasteInvite.tsx'
import styles from './Welcome.module.css'

export interface WelcomeProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  signInHref: string
  joinHref: string
  /** The camera. */
  scanHref?: string | undefined
  /** Where an invite is shown that was opened here before. */
  inviteHref?: string | undefined
  /** In the place of the first door, when there is something to be told first. */
  first?: ReactNode
  /** Shows what the text is; false when it says nothing to anybody. */
  onInvite(text: string): boolean
}

export function Welcome({
  brand,
  signInHref,
  joinHref,
  scanHref,
  inviteHref,
  first,
  onInvite,
}: WelcomeProps) {
  const { t } = useTranslation()
  const journey = useLive(useClient().arrival.journey)
  const [another, setAnother] = useState(false)
  return (
    <EntryPage brand={brand} art footer={t('app.promise')}>
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.lede')}</p>
      <div className={styles.doors}>
        {first || firstDoor()}
        <Door icon="key" title={t('welcome.account')} detail={t('welcome.accountDetail')} href={signInHref} />
        <Door icon="home" title={t('welcome.need')} detail={t('welcome.needDetail')} href={joinHref} />
      </div>
    </EntryPage>
  )

  function firstDoor() {
    if (!journey || !inviteHref || another) return <InviteDoor scanHref={scanHref} onInvite={onInvite} />
    return (
      <DoorFirst
        icon="invite"
        title={t('welcome.kept', { name: inviterName(journey.invite) })}
        detail={t('welcome.keptDetail')}
      >
        <LinkButton href={inviteHref}>{t('welcome.goOn')}</LinkButton>
        <Button onPress={() => setAnother(true)}>{t('welcome.another')}</Button>
      </DoorFirst>
    )
  }
}

function InviteDoor({ scanHref, onInvite }: Pick<WelcomeProps, 'scanHref' | 'onInvite'>) {
  const { t } = useTranslation()
  const [pasting, setPasting] = useState(false)
  const mouse = useMedia('(hover: hover) and (pointer: fine)')
  return (
    <>
      <DoorFirst
        icon="invite"
        title={t('welcome.invite')}
        detail={mouse ? t('welcome.inviteDetailDrop') : t('welcome.inviteDetail')}
      >
        {scanHref && (
          <LinkButton icon="scan" href={scanHref} data-testid="scan-open">
            {t('welcome.scan')}
          </LinkButton>
        )}
        {!pasting && (
          <Button icon="paste" onPress={() => setPasting(true)}>
            {t('welcome.paste')}
          </Button>
        )}
      </DoorFirst>
      {pasting && <PasteInvite onInvite={onInvite} />}
    </>
  )
}
