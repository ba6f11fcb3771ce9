/** The code for a room, who came in by name, and how much is left. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { domainpart, localpart } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import { GroupOver } from './GroupOver.tsx'
import styles from './GroupScreen.module.css'
import type { GroupLimits } from './GroupSetup.tsx'
import type { GroupShow, GroupTrouble } from './group-show.ts'
import type { AnyKind } from './offered.ts'
import { useGuestNames } from './useGuestNames.ts'
import { useMoments } from './useMoments.ts'
import { useNow } from './useNow.ts'

interface GroupStageProps {
  kind: AnyKind
  show: GroupShow
  limits: GroupLimits
  onDone(): void
}

export function GroupStage({ kind, show, limits, onDone }: GroupStageProps) {
  const { t } = useTranslation()
  const { account, connection } = useClient()
  const jid = useLive(account)?.jid ?? ''
  const online = useLive(connection).status === 'online'
  const { current, joined, trouble, over, leftover } = useLive(show.state)
  const { moment } = useMoments(useNow([limits.until]))
  const names = useGuestNames(joined)
  const newest = names.at(-1)
  const domain = domainpart(jid)

  useEffect(() => {
    if (online) show.retry()
  }, [online, show])
  const count = joined.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each, though two may have one name.
  useEffect(() => {
    if (newest) announce(t('invites.group.joined', { name: newest }))
  }, [count])

  if (over) return <GroupOver reason={over} names={names} leftover={leftover} onDone={onDone} />
  const left = limits.people === null ? null : limits.people - joined.length
  const facts = [
    left !== null && t('invites.group.left', { count: left }),
    limits.until !== null && t('invites.group.until', { moment: moment(limits.until) }),
  ].filter(Boolean)
  return (
    <>
      <div className={classes(styles.code, !online && styles.dimmed)} data-dimmed={!online}>
        {current ? (
          <QrCode text={current.link} label={t('invites.codeOf')} data-testid="invite-qr" />
        ) : (
          <div className={styles.waiting}>
            <TokenFigure address={jid} state="open" size={176} />
          </div>
        )}
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{t(`invites.come.${kind}`, { name: localpart(jid), domain })}</p>
        <p role="status" className={styles.state}>
          {status()}
        </p>
        <p className={styles.came}>
          <b>{t('invites.group.came', { count: joined.length })}</b>
          {facts.length > 0 && <span> · {facts.join(' · ')}</span>}
        </p>
        {/* Its place is kept: the code does not shrink under the next camera. */}
        <p className={styles.names}>{names.join(', ')}</p>
        <div className={styles.acts}>
          {online && trouble && trouble.status !== 'form' && (
            <Button onPress={show.retry}>{t('invites.tryAgain')}</Button>
          )}
          <Button onPress={show.stop}>{t('invites.group.stop')}</Button>
        </div>
      </div>
    </>
  )

  function status() {
    const warn = (text: string) => (
      <>
        <Icon name={online ? 'warning' : 'offline'} /> {text}
      </>
    )
    if (!online) return warn(t('invites.group.offline'))
    if (trouble) return warn(troubleText(trouble))
    return current ? t('invites.full.point') : t('invites.group.next')
  }

  function troubleText(what: GroupTrouble) {
    if (what.status === 'form') return t('invites.group.form', { domain })
    return t(`invites.problem.${what.status}.text`, { domain })
  }
}
