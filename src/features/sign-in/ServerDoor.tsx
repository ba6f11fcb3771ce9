/** The way in by the server's own pages: a button, and whatever becomes of the visit. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServerPages, Visit, VisitState } from '../../client/signing-in/entering.ts'
import { type Live, value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './SignIn.module.css'
import { VisitPanel } from './VisitPanel.tsx'
import { VisitProblemNote } from './VisitProblemNote.tsx'

export interface ServerDoorProps {
  /** Null: the server is still being asked. */
  pages: ServerPages | null
  found: { address: string }
  /** Nothing else is offered above it. */
  isFirst: boolean
  onPassword?: (() => void) | undefined
  /** Somebody is on the way, or back. */
  onAway(away: boolean): void
  onSignedIn?: ((account: BareJid) => void) | undefined
}

const NOWHERE: Live<VisitState | null> = value(null)

export function ServerDoor({ pages, found, isFirst, onPassword, onAway, onSignedIn }: ServerDoorProps) {
  const { t } = useTranslation()
  const [visit, setVisit] = useState<Visit | null>(null)
  const state = useLive<VisitState | null>(visit?.state ?? NOWHERE)
  const domain = domainpart(found.address)
  const isAway = state !== null && state.at !== 'failed' && state.at !== 'in'

  // Whoever leaves this step wants nothing of it any more.
  useEffect(() => () => visit?.stop(), [visit])
  useEffect(() => onAway(isAway), [onAway, isAway])
  const account = state?.at === 'in' ? state.account : null
  useEffect(() => {
    if (account !== null) onSignedIn?.(account)
  }, [account, onSignedIn])

  function go(whole: boolean) {
    if (pages) setVisit(pages.visit({ back: window.location.hash, ...(whole && { whole }) }))
  }

  const end = () => setVisit(null)
  if (visit && isAway) return <VisitPanel state={state} visit={visit} onEnd={end} onWhole={() => go(true)} />

  const problem = state?.at === 'failed' ? state.problem : null
  // The page itself can go where no window can.
  const whole = problem === 'window-blocked'
  return (
    <div className={styles.ways}>
      {!isFirst && <p className={styles.or}>{t('serverPages.or')}</p>}
      {problem && <VisitProblemNote problem={problem} domain={domain} />}
      <Button
        rank={isFirst ? 'primary' : 'plain'}
        size="big"
        wide
        isPending={pages === null}
        onPress={() => go(whole)}
        data-testid="sign-in-server"
      >
        {label()}
      </Button>
      {!problem && <p className={styles.what}>{t('serverPages.what')}</p>}
      {onPassword && (
        <Button rank="quiet" wide onPress={onPassword} data-testid="sign-in-use-password">
          {t('serverPages.usePassword')}
        </Button>
      )}
    </div>
  )

  function label(): string {
    if (!pages) return t('serverPages.asking', { domain })
    if (whole) return t('serverPages.here')
    return problem ? t('serverPages.again') : t('serverPages.continue', { domain })
  }
}
